import type { Command } from 'commander';
import { act } from './act.ts';
import { readText } from './input.ts';
import * as print from './print-terminal.ts';
import { withTerminal } from './work.ts';

/** What is done to the terminal itself, by who sets it up. */
export function addTerminal(suika: Command): void {
  suika
    .command('enrol')
    .description('凭管理机构的登记单登记本终端 enrol this terminal with a ticket of the agency')
    .requiredOption('--ticket <file>', '登记单（- 为标准输入） the ticket (- is standard input)')
    .option('--proxy <url>', '网络代理 http://主机:端口，保存在本机 proxy http://HOST:PORT, kept with the terminal')
    .action(
      act<{ ticket: string; proxy?: string }>((options) =>
        withTerminal(
          options,
          'terminal.enrol',
          () => ({ ticket: readText(options.ticket).trim(), proxy: options.proxy }),
          print.enrolled,
          false,
        ),
      ),
    );
  suika
    .command('terminal')
    .description('本终端的登记和连接 to what this terminal belongs, and how it gets there')
    .action(act((options) => withTerminal(options, 'terminal.show', {}, print.terminal)));
  suika
    .command('proxy')
    .description('设定网络代理；密码只放在 SUIKA_PROXY_CREDENTIALS set the proxy; its password belongs into SUIKA_PROXY_CREDENTIALS only')
    .argument('<url>', 'http://主机:端口 HOST:PORT；none 为按环境变量 none: as the environment says')
    .action(async function (this: Command, url: string) {
      const options = this.optsWithGlobals<Parameters<typeof withTerminal>[0]>();
      await withTerminal(options, 'terminal.setProxy', { proxy: url === 'none' ? null : url }, print.proxy);
    });
}
