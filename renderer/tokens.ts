/**
 * Every colour, size and distance of the window, once. The build turns it into CSS variables (build/vite.config.ts) and the
 * pages feed it to Ant Design's ConfigProvider. The contrast of each pair in use is held by tokens.test.ts.
 */

export interface Palette {
  /** Ground of the window, of a sheet on it, and of what lies deeper than the sheet. */
  readonly page: string;
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  /** Edge of a control: 3:1 against the sheet (WCAG 1.4.11). */
  readonly edge: string;
  readonly text: string;
  readonly soft: string;
  readonly faint: string;
  readonly accent: string;
  readonly accentStrong: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly good: string;
  readonly goodSoft: string;
  readonly wait: string;
  readonly waitSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  readonly onBad: string;
  readonly shadow: string;
}

export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    page: '#f5f3ef',
    surface: '#fffefc',
    sunken: '#edeae4',
    line: '#e2ddd4',
    edge: '#8f877b',
    text: '#26231f',
    soft: '#5b554c',
    faint: '#6f685d',
    accent: '#1e5068',
    accentStrong: '#163d50',
    accentSoft: '#e2edf1',
    onAccent: '#ffffff',
    good: '#2b673b',
    goodSoft: '#e8f2e7',
    wait: '#855300',
    waitSoft: '#fbf0d9',
    bad: '#a12b22',
    badSoft: '#fbe9e5',
    onBad: '#ffffff',
    shadow: '0 1px 2px rgb(60 50 35 / 6%), 0 4px 16px rgb(60 50 35 / 6%)',
  },
  dark: {
    page: '#181715',
    surface: '#21201d',
    sunken: '#2b2926',
    line: '#393632',
    edge: '#7d766b',
    text: '#ece7df',
    soft: '#bab2a6',
    faint: '#9a9287',
    accent: '#8fc0d6',
    accentStrong: '#acd3e4',
    accentSoft: '#1f3541',
    onAccent: '#10222c',
    good: '#8cc79a',
    goodSoft: '#1f3123',
    wait: '#e3b565',
    waitSoft: '#3a2e17',
    bad: '#f0a095',
    badSoft: '#43231f',
    onBad: '#2c0f0b',
    shadow: '0 1px 2px rgb(0 0 0 / 30%), 0 4px 16px rgb(0 0 0 / 24%)',
  },
};

/** Pixels. One radius, one scale of distances, one scale of type; 15 is the counter's base. */
export const radius = 8;
export const control = 38;
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48 } as const;
export const type = { small: 13, base: 15, lead: 17, title: 22, display: 30 } as const;
/** Milliseconds; nothing on the counter moves for longer. */
export const motion = 120;

export const fonts = {
  /** Before the Chinese ones where English is written: theirs set a Latin apostrophe a whole character wide. */
  latin: "'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', 'DejaVu Sans'",
  text: "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif",
  code: "'Cascadia Mono', 'SF Mono', Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', ui-monospace, monospace",
} as const;

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function declarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]: [string, string]) => `--${kebab(name)}:${value};`)
    .join('');
}

/** The style sheet of the tokens: light by default, dark where the page says so. */
export function tokenStyleSheet(): string {
  const sizes = [
    `--radius:${String(radius)}px;`,
    `--control:${String(control)}px;`,
    `--motion:${String(motion)}ms;`,
    `--font:${fonts.text};`,
    `--code:${fonts.code};`,
    ...Object.entries(space).map(([step, value]) => `--space-${step}:${String(value)}px;`),
    ...Object.entries(type).map(([step, value]) => `--type-${step}:${String(value)}px;`),
  ].join('');
  return [
    `:root{color-scheme:light;${sizes}${declarations(palettes.light)}}`,
    `:root[data-theme=dark]{color-scheme:dark;${declarations(palettes.dark)}}`,
    `:root:lang(en){--font:${fonts.latin},${fonts.text}}`,
    `@media (prefers-reduced-motion:reduce){:root{--motion:0ms}}`,
  ].join('\n');
}

/** The same tokens under Ant Design's names. */
export function antTokens(theme: 'light' | 'dark') {
  const palette = palettes[theme];
  return {
    colorPrimary: palette.accent,
    colorInfo: palette.accent,
    colorSuccess: palette.good,
    colorWarning: palette.wait,
    colorError: palette.bad,
    colorText: palette.text,
    colorTextSecondary: palette.soft,
    colorTextTertiary: palette.faint,
    colorTextPlaceholder: palette.faint,
    colorTextDescription: palette.faint,
    colorTextLightSolid: palette.onAccent,
    colorBgBase: palette.surface,
    colorBgContainer: palette.surface,
    colorBgElevated: palette.surface,
    colorBgContainerDisabled: palette.sunken,
    colorBgLayout: palette.page,
    colorBorder: palette.edge,
    colorBorderSecondary: palette.line,
    colorLink: palette.accent,
    colorPrimaryHover: palette.accentStrong,
    colorPrimaryActive: palette.accentStrong,
    borderRadius: radius,
    borderRadiusLG: radius,
    borderRadiusSM: radius,
    boxShadow: palette.shadow,
    boxShadowSecondary: palette.shadow,
    fontFamily: 'var(--font)',
    fontSize: type.base,
    controlHeight: control,
    controlOutlineWidth: 2,
    motionDurationFast: '0.08s',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.12s',
  };
}
