import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applicationSchema } from './application.ts';
import { examples } from './examples.ts';
import {
  maskAddress,
  maskApplication,
  maskBirthDate,
  maskCardNumber,
  maskIdentityNumber,
  maskMobile,
  maskName,
  maskSocialSecurityNumber,
} from './mask.ts';

test.each([
  ['李小明', '李*明'],
  ['李明', '李*'],
  ['李', '*'],
  ['欧阳娜娜', '欧**娜'],
  ['𠮷田𡃁', '𠮷*𡃁'],
  ['阿依古丽·买买提', '阿***·**提'],
  ['样例·阿依古丽·肉孜', '样*·****·*孜'],
  ['丹·木', '*·*'],
  ['JOHN SPECIMEN', 'J*** S*******'],
  ["Zoé O'Specimen", 'Z** O*********'],
  ['Zoe\u0301 X', 'Z** *'],
])('name %s: %s', (name, masked) => expect(maskName(name)).toBe(masked));

test.each([
  ['440103199003078514', '440103********8514'],
  ['11010519491231002X', '110105********002X'],
  ['KAZ110090123105', 'KAZ********3105'],
  ['E12345678', 'E1****678'],
  ['H1234567801', 'H1******801'],
  ['E1234', 'E***4'],
])('number %s: %s', (number, masked) => {
  expect(maskIdentityNumber(number)).toBe(masked);
  expect(maskSocialSecurityNumber(number)).toBe(masked);
});

test.each([
  [maskMobile, '13800138000', '138****8000'],
  [maskMobile, '+85261234567', '+85*******67'],
  [maskCardNumber, 'D2143569X', 'D2*****9X'],
  [maskBirthDate, '1990-03-07', '1990-**-**'],
  [maskAddress, '广州市越秀区样例路1号', '广州市越秀区******'],
  [maskAddress, '广东省广州市增城区样例镇样例村', '广东省广州市增城区******'],
  [maskAddress, '样例路1号', '******'],
  [maskAddress, '样例路某某小区3栋', '******'],
  [maskAddress, '12 Specimen Road', '******'],
] as const)('%o %s: %s', (mask, text, masked) => expect(mask(text)).toBe(masked));

test('a masked application names and reaches nobody', () => {
  const whole = applicationSchema.parse({
    ...examples.child,
    nameLatin: 'AYGUL SPECIMEN',
    birthPlace: '440106',
    agent: examples.child.guardian,
  });
  const masked = maskApplication(whole);
  expect(masked).toEqual({
    ...whole,
    identityNumber: '440106********0028',
    socialSecurityNumber: '440106********0028',
    name: '样*·***丽',
    nameLatin: 'A**** S*******',
    birthDate: '2022-**-**',
    birthPlace: '4401**',
    occupation: '******',
    mobile: '138****8000',
    address: '广州市天河区******',
    guardian: { ...whole.guardian, name: '王*例', identityNumber: '110105********002X', mobile: '139****9000' },
    agent: { ...whole.agent, name: '王*例', identityNumber: '110105********002X', mobile: '139****9000' },
  });
  expect(maskApplication(applicationSchema.parse(examples.citizen)).occupation).toBe('17');
});

test('property: something is always hidden', () => {
  const masks = [maskName, maskIdentityNumber, maskMobile, maskCardNumber, maskAddress];
  fc.assert(
    fc.property(
      fc.constantFrom(...masks),
      fc.string({ minLength: 1, maxLength: 30 }).filter((text) => /[^\s·]/.test(text) && !text.includes('*')),
      (mask, text) => {
        const masked = mask(text);
        expect(masked).toContain('*');
        expect(masked).not.toBe(text);
      },
    ),
  );
});
