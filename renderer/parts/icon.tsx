/** Drawn here, 20 by 20, one stroke; no icon font to load and none to trust. */
const paths = {
  home: 'M3 9l7-6 7 6M5 8v8h10V8',
  new: 'M5 3h7l3 3v11H5zM10 8v6M7 11h6',
  cases: 'M3 5h14M3 10h14M3 15h9',
  queue: 'M10 16V5M6 9l4-4 4 4M4 17h12',
  card: 'M2.5 5h15v10h-15zM5 8.5h4v3H5z',
  explain: 'M3 4h14v9.500H9.500L6 17v-3.500H3zM6.500 7.500h7M6.500 10h4.500',
  pad: 'M4.500 2.500h11v15h-11zM7.500 6h5M7.500 10h.01M10 10h.01M12.500 10h.01M7.500 13.500h.01M10 13.500h.01M12.500 13.500h.01',
  guide: 'M10 17.2a7.2 7.2 0 100-14.4 7.2 7.2 0 000 14.4zM8 8a2 2 0 112.8 1.8c-.6.3-.8.7-.8 1.4M10 13.6v.2',
  good: 'M4.5 10.5l3.5 3.5 7.5-8',
  wait: 'M10 3l8 14H2zM10 8v4M10 14.4v.2',
  bad: 'M7 2.5h6l4.500 4.500v6l-4.500 4.500H7l-4.500-4.500V7zM10 6v5M10 13.5v.3',
  stop: 'M5.500 11V6a1.200 1.200 0 012.400 0v3.500V4a1.200 1.200 0 012.400 0v5V5a1.200 1.200 0 012.400 0v5-2.500a1.200 1.200 0 012.400 0V13c0 3-1.800 4.800-4.600 4.800S6 16.500 5 14.500L3.200 11a1.200 1.200 0 012.300-.8z',
  off: 'M10 16a6 6 0 100-12 6 6 0 000 12z',
  run: 'M10 3a7 7 0 107 7',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 016 0V9',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12a2 2 0 100-4 2 2 0 000 4z',
  sun: 'M10 13.500a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M15.700 4.300l-1.100 1.100M5.400 14.600l-1.100 1.100',
  moon: 'M16 11.500A6.500 6.500 0 018.500 4 6.500 6.500 0 1016 11.500z',
  out: 'M8 3H4v14h4M8 10h9M14 7l3 3-3 3',
  next: 'M7 4l6 6-6 6',
  hand: 'M4 11v4l3 2h6l3-4V8M7 9V4.500M10 9V3.500M13 9V4.500',
  tray: 'M3 11v5h14v-5M10 3v8M7 8l3 3 3-3',
  person: 'M10 9.500a3.200 3.200 0 100-6.400 3.200 3.200 0 000 6.400zM3.500 17c.6-3.500 3-5.500 6.500-5.500s5.900 2 6.500 5.500',
} as const;

export type IconName = keyof typeof paths;

/** Always beside a word, therefore hidden from readers of the screen. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
