import type { Run } from './runs.ts';

/** Requests a second around the agency's return, one panel a run, against its capacity: an SVG of our own few lines. */

const [width, height] = [900, 580];
const panel = { left: 70, width: 810, height: 190, first: 95, next: 260 };
/** Minutes before and after the agency's return. */
const [before, after] = [10, 15];

/** Light and dark, with a ground of its own: readable on any page. */
const style = `<style>
  svg { --ground: #ffffff; --ink: #1f2328; --soft: #59636e; --grid: #d1d9e0; --load: #0b5cad; --dead: #9aa4af; --limit: #b3261e; }
  @media (prefers-color-scheme: dark) {
    svg { --ground: #14181d; --ink: #e6edf3; --soft: #9aa6b2; --grid: #313842; --load: #6cb0ff; --dead: #67707b; --limit: #ff8a80; }
  }
  text { font: 13px sans-serif; fill: var(--ink); }
  .soft { fill: var(--soft); }
  .limit { fill: var(--limit); }
</style>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${String(x)}" y="${String(y)}"${more}>${escaped(words)}</text>`;
const line = (x1: number, y1: number, x2: number, y2: number, colour: string, more = ''): string =>
  `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}" stroke="var(--${colour})" fill="none"${more}/>`;
const across = (minute: number): number => panel.left + ((minute + before) / (before + after)) * panel.width;

/** A round number not below `most`, to end an axis with. */
function axisEnd(most: number): number {
  const step = 10 ** Math.floor(Math.log10(most));
  return Math.ceil((most * 1.05) / (step / 2)) * (step / 2);
}

function area(load: readonly number[], first: number, start: number, foot: number, scale: number, colour: string): string {
  const x = (second: number): string => across((start + second) / 60 - before).toFixed(1);
  const steps = load.map((requests, index) => `V${(foot - requests * scale).toFixed(1)}H${x(first + index + 1)}`).join('');
  return `<path d="M${x(first)} ${foot.toFixed(1)}${steps}V${foot.toFixed(1)}Z" fill="var(--${colour})" stroke="var(--${colour})" stroke-width="0.6"/>`;
}

function drawPanel({ name, capacity, outcome }: Run, top: number): string {
  const { load, backAt, peak } = outcome;
  const start = Math.max(0, backAt - before * 60);
  const shown = Array.from({ length: backAt + after * 60 - start }, (_, second) => load[start + second] ?? 0);
  const end = axisEnd(Math.max(capacity, ...shown));
  const foot = top + panel.height;
  const scale = panel.height / end;
  const dead = backAt - start;
  const right = panel.left + panel.width;
  const limit = (share: number, words: string): string => {
    const y = foot - share * capacity * scale;
    const label = text(right, y - 5, words, ' class="limit" text-anchor="end"');
    return line(panel.left, y, right, y, 'limit', ' stroke-dasharray="6 4"') + label;
  };
  return [
    text(panel.left, top - 14, `${name.zh} ${name.en}：峰值 peak ${String(peak)}/s`),
    ...[0, end / 2, end].map(
      (value) =>
        line(panel.left, foot - value * scale, right, foot - value * scale, 'grid') +
        text(panel.left - 8, foot - value * scale + 4, String(value), ' class="soft" text-anchor="end"'),
    ),
    area(shown.slice(0, dead), 0, before * 60 - dead, foot, scale, 'dead'),
    area(shown.slice(dead), dead, before * 60 - dead, foot, scale, 'load'),
    limit(1, `机构能力 capacity ${String(capacity)}/s`),
    ...(end < 3 * capacity ? [limit(0.5, '一半 half of it')] : []),
    line(across(0), top, across(0), foot, 'ink'),
    ...[-10, -5, 0, 5, 10, 15].map((minute) => text(across(minute), foot + 18, String(minute), ' class="soft" text-anchor="middle"')),
  ].join('\n');
}

/** @param title of the whole, and @param runs two of them, one above the other */
export function plot(title: string, runs: readonly [Run, Run]): string {
  const [upper, lower] = runs;
  const axes = '每秒请求数，灰色为机构恢复之前；横轴为恢复后的分钟 Requests a second, grey before the agency is back; minutes since then';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="${escaped(title)}">`,
    style,
    `<rect width="${String(width)}" height="${String(height)}" fill="var(--ground)"/>`,
    text(20, 26, title),
    text(20, 46, axes, ' class="soft"'),
    drawPanel(upper, panel.first),
    drawPanel(lower, panel.first + panel.next),
    '</svg>\n',
  ].join('\n');
}
