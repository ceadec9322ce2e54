import { z } from 'zod';
import { cardStates } from '../desk/card-states.ts';
import { verdicts } from '../desk/diagnosis.ts';
import { services } from '../desk/services.ts';
import { applicationFields } from '../people/application.ts';
import type { ApplicationField } from '../people/application.ts';
import { banks, codesOf, documentTypes } from '../people/codes.ts';
import { isDay } from '../people/day.ts';

/**
 * What the rules need to know of a card, a person and the counter, and no more: no name, no number. Everything is optional.
 * What only the agency knows and nobody could ask is left out, and the answer is provisional; what could be seen or asked at
 * the counter and is left out counts as not so.
 */

const day = z.string().refine(isDay, 'a day that exists, YYYY-MM-DD').describe('YYYY-MM-DD in Asia/Shanghai');
const instant = z.iso.datetime({ offset: true });
const bank = z.enum(codesOf(banks));
const text = z.string().min(1);
const source = text.describe('the legal source; stands as the article of the reason');
const field = z.enum(Object.keys(applicationFields) as [ApplicationField, ...ApplicationField[]]);

const card = z.strictObject({
  state: z.enum(codesOf(cardStates)).optional().describe('what the agency holds; absent: it could not be asked'),
  collectedOn: day.optional().describe('when the present card was handed over'),
  expiresOn: day.optional().describe('last day printed on the card'),
  bank: bank.optional().describe('partner bank of the present card'),
  inHand: z.boolean().optional().describe('the card is here at the counter'),
});

const counter = z.strictObject({
  who: z
    .enum(['holder', 'guardian', 'agent', 'reporter'])
    .optional()
    .describe('who stands here; absent: the holder. reporter: somebody who brings evidence of a death or a suspicion'),
  shown: text
    .optional()
    .describe(
      `the document of that person: ${codesOf(documentTypes).join(', ')}; or electronic-card, social-security-card; absent: none yet`,
    ),
  validUntil: z
    .union([z.literal('long-term'), day])
    .optional()
    .describe('last day of that document'),
  recorded: z.boolean().optional().describe('the identities of both, holder and who acts, stand in the case'),
});

const newCard = z.strictObject({
  madeFor: z.enum(['apply', 'reissue', 'replace']).optional().describe('the service it is made for'),
  made: z.boolean().optional().describe('absent: only the agency knows'),
  agrees: z.boolean().optional().describe('face, chip and agency were compared and agree'),
  fee: z.enum(['paid', 'deferred']).optional().describe('what stands on record of its fee; absent: nothing'),
  oldCard: z.enum(['taken-back', 'lost']).optional().describe('what became of the card that it replaces; absent: the holder has it still'),
});

export const configurationSchema = z.strictObject({
  fee: z.strictObject({ fen: z.int().nonnegative(), source }).optional().describe('fee of one card, in fen (Article 27 para 2)'),
  guardian: z
    .strictObject({ guardianBelowAge: z.int().positive(), guardianSource: source })
    .optional()
    .describe('an applicant younger than this needs a guardian'),
  adultGuardian: z.strictObject({ source }).optional().describe('a guardian may act for an adult'),
  agent: z
    .strictObject({ services: z.array(z.enum(codesOf(services))), source })
    .optional()
    .describe('services in which an authorised agent may act'),
  replacementGrounds: z
    .array(
      z.strictObject({
        code: text,
        zh: text,
        en: text,
        source,
        beforeExpiryDays: z.int().nonnegative().optional().describe('counts from so many days before the card expires; absent: always'),
      }),
    )
    .optional()
    .describe('grounds of replacement beyond Article 24'),
  calendar: z
    .strictObject({
      workingDays: z.array(day).optional().describe('days that are worked'),
      daysOff: z.array(day).optional().describe('days that are not'),
      publishedYears: z.array(z.int()).optional().describe('years that the two lists give in full'),
    })
    .optional()
    .describe('corrections to the working calendar'),
  electronicCardChecked: z.boolean().optional().describe('false: this terminal cannot tell a genuine electronic card'),
});

export const factsSchema = z.strictObject({
  at: instant.optional().describe('the moment to decide for, with time zone; absent: now'),
  appliedAt: instant.optional().describe('when this service was taken in, with time zone; absent: at that moment'),
  card: card.prefault({}).describe('the present card'),
  newCard: newCard.prefault({}).describe('the card that a service makes or has made'),
  atCounter: counter.prefault({}).describe('who stands at the counter'),
  holder: z
    .strictObject({ birthDate: day.optional().describe('YYYY-MM-DD; absent: no age is judged') })
    .prefault({})
    .describe('the person of the card'),
  agency: z
    .strictObject({
      reached: z.boolean().optional().describe('the agency answers now'),
      entitled: z.boolean().optional().describe('what it says of the person (Article 4); absent: it could not be asked'),
    })
    .prefault({})
    .describe('the agency'),
  branch: z
    .strictObject({
      bank: bank.optional().describe('its bank'),
      anyBank: z.boolean().optional().describe('by configuration it issues for every bank'),
      instantIssue: z.boolean().optional().describe('an instant-issue branch 即时制卡网点'),
    })
    .prefault({})
    .describe('the branch'),
  urgent: z.boolean().optional().describe('the card is wanted at once (Articles 10, 25)'),
  openCase: z.boolean().optional().describe('apply: this terminal has a case of the person already'),
  firstCard: z.boolean().optional().describe('apply: the person never had a card; absent: as card.state tells'),
  application: z
    .strictObject({
      documentType: z.enum(codesOf(documentTypes)),
      bank: bank.optional().describe('the chosen bank'),
      given: z.array(field).describe('fields that the applicant gave'),
      held: z.array(field).optional().describe('fields whose valid values the sharing platform gave (Article 9 para 2)'),
      photo: z.boolean().optional().describe('taken or fetched'),
    })
    .optional()
    .describe('apply: which data are there; absent: not judged'),
  replacement: z
    .strictObject({
      ground: text.describe('face, chip, data, bank (Article 24), or the code of a further ground of the configuration'),
      faceIllegible: z.boolean().optional().describe('seen at the counter'),
      chipUnreadable: z.boolean().optional().describe('tried on a reader'),
      newBank: bank.optional().describe('ground bank: the chosen one'),
    })
    .optional()
    .describe('replace, and the receipt of what was replaced'),
  diagnosis: z
    .strictObject({
      record: text.describe('id of the diagnosis record'),
      ofThisCard: z.boolean().describe('the record names the card at hand'),
      verdict: z.enum(codesOf(verdicts)),
    })
    .optional()
    .describe('the diagnosis record on which a free replacement rests'),
  change: z
    .strictObject({
      fields: z.array(z.enum([...field.options, 'photo'])).min(1),
      proved: z.boolean().optional().describe('the lawful change is shown by a document or held by the agency'),
    })
    .optional()
    .describe('replace on ground of data, change-data, correct'),
  cancellation: z
    .strictObject({
      ground: z.enum(['death', 'no-longer-entitled', 'own-wish']),
      evidence: z.enum(['registration-cancelled', 'death-certificate', 'other']).optional().describe('what was brought'),
    })
    .optional()
    .describe('cancel'),
  accounts: z
    .strictObject({
      asked: z.enum(['medical', 'bank']).describe('the account to activate'),
      state: z.enum(['not-opened', 'opened', 'active', 'suspended']).optional().describe('absent: not known'),
    })
    .optional()
    .describe('activate'),
  lock: z
    .strictObject({
      application: z.enum(['social-security', 'financial']),
      state: z.enum(['open', 'locked']).optional().describe('as agency or bank hold it; absent: not known'),
    })
    .optional()
    .describe('lock, unlock'),
  pin: z
    .strictObject({
      which: z.enum(['social-security', 'bank']),
      oldKnown: z.boolean().optional().describe('the holder knows the present PIN'),
      triesLeft: z.int().nonnegative().optional().describe('as the chip says'),
    })
    .optional()
    .describe('change-pin, reset-pin'),
  suspicion: z.enum(['wrong-person', 'altered-data', 'copied-card', 'trade']).optional().describe('what is suspected'),
  configuration: configurationSchema.prefault({}).describe('what the agency laid down, with its sources'),
});

export type CaseFacts = z.infer<typeof factsSchema>;
