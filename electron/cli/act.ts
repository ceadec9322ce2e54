import { Option } from 'commander';
import type { Command } from 'commander';
import type { GlobalOptions } from './work.ts';

/** Does one call and shows what came of it. */
export function act<Options>(work: (options: GlobalOptions & Options) => Promise<void>) {
  return async function (this: Command): Promise<void> {
    await work(this.optsWithGlobals<GlobalOptions & Options>());
  };
}

export const readerOption = (): Option => new Option('--reader <name>', '读卡器名称 name of the reader');
