import type { Role } from '../agency.ts';
import type { Service } from '../desk/services.ts';
import { because } from './decision.ts';
import type { Reason } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/** Who must agree before it is done. The one who asks never is the one who agrees. */
export interface Approval {
  readonly needed: boolean;
  /** One of them; `agency`: the branch takes it in and the agency decides. */
  readonly roles: readonly (Role | 'agency')[];
  readonly reason: Reason;
}

/** Who may be the second person of a branch. */
export const reviewing = ['reviewer', 'manager'] as const satisfies readonly Role[];

/** Which services must not be done by one person alone. */
export function approval(service: Service, { pin }: Pick<CaseFacts, 'pin'>): Approval {
  switch (service) {
    case 'unlock':
      return { needed: true, roles: reviewing, reason: unlocking };
    case 'reset-pin':
      return { needed: true, roles: reviewing, reason: resetting };
    case 'change-pin':
      return pin?.triesLeft === 1 ? { needed: true, roles: reviewing, reason: lastTry } : none;
    case 'cancel':
      return { needed: true, roles: ['agency'], reason: cancelling };
    case 'withdraw-reissue':
      return { needed: true, roles: ['agency'], reason: withdrawing };
    case 'change-data':
      return { needed: true, roles: ['agency'], reason: changing };
    case 'correct':
      return { needed: true, roles: ['agency'], reason: correcting };
    default:
      return none;
  }
}

const unlocking = because('6', '应用解锁须经复核。', 'An application is unlocked with a reviewer.');
const resetting = because('19', '密码重置须经复核。', 'A PIN is reset with a reviewer.');
const lastTry = because('19', '密码只剩最后 1 次机会，须经复核。', 'One try of the PIN is left: it takes a reviewer.');
const cancelling = because('26', '由管理机构注销，网点只受理。', 'The agency cancels; the branch takes it in.');
const withdrawing = because('23', '是否撤回由管理机构决定。', 'Whether it is withdrawn the agency decides.');
const changing = because('6', '由管理机构核实后变更，网点只受理。', 'The agency checks and changes it; the branch takes it in.');
const correcting = because(
  '20',
  '由管理机构或应用单位核实后更正。',
  'The agency, or the unit that holds the record, checks and corrects it.',
);
const none: Approval = {
  needed: false,
  roles: [],
  reason: because('6', '柜员可以办理，不需要复核。', 'A teller may do it; no reviewer is needed.'),
};
