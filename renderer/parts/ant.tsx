import { ConfigProvider, theme as antTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useLook } from '../look.ts';
import { antTokens } from '../tokens.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

/** Lists of choices open inside the page: they scroll with it and belong to its landmark. */
function inPage(): HTMLElement {
  return document.getElementById('main') ?? document.body;
}

/** Ant Design under our tokens, our language and the page's content security policy. Only pages that use its controls load it. */
export function Ant({ children }: { children: ReactNode }) {
  const dark = useLook((look) => look.dark);
  const language = useLook((look) => look.language);
  const theme = useMemo(
    () => ({
      algorithm: dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
      token: antTokens(dark ? 'dark' : 'light'),
      components: { Select: { optionSelectedFontWeight: 400 }, Checkbox: { borderRadiusSM: 4 } },
    }),
    [dark],
  );
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce }}
      getPopupContainer={inPage}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
