import { table } from './text.ts';

export const pictureWords = table({
  title: { zh: '照片与签名', en: 'Photo and signature' },
  optional: { zh: '可不附', en: 'optional' },
  photo: { zh: '照片', en: 'Photo' },
  photoHint: {
    zh: '自动裁成 26 × 32 毫米，先于申请送达管理机构；共享平台已有照片的不必附。',
    en: 'Cut to 26 × 32 mm, sent before the application. Not needed where the sharing platform has one.',
  },
  photoUnread: {
    zh: '打不开这张图像，或小于 200 × 240 像素：请换一张。',
    en: 'Not a picture, or smaller than 200 × 240 pixels: choose another.',
  },
  photoPreview: { zh: '照片预览', en: 'The photo as it will be kept' },
  choosePhoto: { zh: '选择照片…', en: 'Choose a photo…' },
  otherPhoto: { zh: '换一张…', en: 'Another one…' },
  noPhoto: { zh: '不附照片', en: 'No photo' },
  signature: { zh: '申请人签名', en: "Applicant's signature" },
  evidence: { zh: '证明材料', en: 'Evidence' },
  signatureHint: { zh: '请申请人在框内用笔、手指或鼠标签名。', en: 'The applicant signs in the frame by pen, finger or mouse.' },
  signatureUnread: { zh: '打不开这张图像：请换一张。', en: 'Not a picture: choose another.' },
  signaturePreview: { zh: '签名', en: 'The signature' },
  padEmpty: { zh: '签名框，还没有签名', en: 'The frame to sign in, empty' },
  chooseSignature: { zh: '选择签名图片…', en: 'Choose a picture…' },
  undo: { zh: '撤销一笔', en: 'Undo a stroke' },
  clear: { zh: '清除重签', en: 'Clear' },
  sent: { zh: '{size} KB，已送达', en: '{size} KB, at the agency' },
  waiting: { zh: '{size} KB，已送 {sent} KB', en: '{size} KB, {sent} KB sent' },
  refused: { zh: '{size} KB，被退回', en: '{size} KB, sent back' },
  noneSent: { zh: '{size} KB，等待送出', en: '{size} KB, waiting to be sent' },
});
