import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

/** Rows of one stretch; about three of them are in or near the sight at a time. */
const length = 50;
/** Pixels that a row takes before it was drawn. */
const guess = 46;

interface LongListProps {
  readonly count: number;
  /** The row with the focus is always there, wherever it is. */
  readonly current: number;
  readonly row: (index: number) => ReactNode;
}

/** A list of thousands of rows of any height: only the stretches near the sight are drawn, the others keep their place. */
export function LongList({ count, current, row }: LongListProps) {
  return Array.from({ length: Math.ceil(count / length) }, (_, stretch) => {
    const from = stretch * length;
    const to = Math.min(from + length, count);
    return <Stretch key={stretch} from={from} to={to} held={current >= from && current < to} row={row} />;
  });
}

function Stretch({ from, to, held, row }: { from: number; to: number; held: boolean; row: LongListProps['row'] }) {
  const box = useRef<HTMLOListElement>(null);
  const [near, setNear] = useState(from === 0);
  const [height, setHeight] = useState((to - from) * guess);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (seen) => {
        const last = seen.at(-1);
        if (last === undefined) return;
        if (!last.isIntersecting) setHeight(last.boundingClientRect.height);
        setNear(last.isIntersecting);
      },
      { root: document.getElementById('main'), rootMargin: '1500px 0px' },
    );
    if (box.current !== null) watcher.observe(box.current);
    return () => {
      watcher.disconnect();
    };
  }, []);
  const drawn = near || held;
  return (
    <ol ref={box} start={from + 1} className="exchanges" style={drawn ? undefined : { height }}>
      {drawn ? Array.from({ length: to - from }, (_, index) => row(from + index)) : null}
    </ol>
  );
}
