import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import { useSay } from '../../look.ts';
import { pictureWords } from '../../text/picture-words.ts';
import { draw, signatureOf } from './canvas.ts';
import type { Point } from './canvas.ts';
import { padSize } from './crop.ts';
import { setSignature, useDraft } from './draft.ts';

/** Written on with a pen, a finger or the mouse. Who cannot chooses a picture of the signature instead. */
export function SignaturePad() {
  const say = useSay();
  const strokes = useDraft((draft) => draft.strokes);
  const canvas = useRef<HTMLCanvasElement>(null);
  const stroke = useRef<Point[] | null>(null);
  const paint = (): void => {
    const pen = canvas.current?.getContext('2d');
    if (pen) draw(pen, stroke.current === null ? strokes : [...strokes, stroke.current]);
  };
  useEffect(paint, [strokes]);
  const end = (): void => {
    if (stroke.current === null) return;
    const written = [...strokes, stroke.current];
    stroke.current = null;
    setSignature(signatureOf(written), written);
  };
  return (
    <canvas
      ref={canvas}
      className="signature-pad"
      width={padSize.width}
      height={padSize.height}
      role="img"
      aria-label={say(strokes.length === 0 ? pictureWords.padEmpty : pictureWords.signaturePreview)}
      onPointerDown={(event) => {
        if (event.button !== 0 || stroke.current !== null) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        stroke.current = [pointOf(event)];
        paint();
      }}
      onPointerMove={(event) => {
        if (stroke.current === null) return;
        stroke.current.push(pointOf(event));
        paint();
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

/** Where on the paper, whatever size the pad has on the screen. */
function pointOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: ((clientX - left) * padSize.width) / width, y: ((clientY - top) * padSize.height) / height };
}
