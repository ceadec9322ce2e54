import { Store } from './host/store/store.ts';

/** What is told of each commit, which are counted from 1 on. */
export interface CommitWatch {
  before?(commit: number): void;
  /** The transaction is on the disk, and nobody has heard of it yet. */
  after?(commit: number): void;
}

/** A store that says when it commits. */
export class WatchedStore extends Store {
  commits = 0;
  watch: CommitWatch = {};

  override write<Result>(work: () => Result): Result {
    const { watch } = this;
    const commit = (this.commits += 1);
    watch.before?.(commit);
    const result = super.write(work);
    watch.after?.(commit);
    return result;
  }
}

/** A commit at which a process dies; 0 never. */
export interface DeadlyCommit {
  readonly number: number;
  readonly when: 'before' | 'after';
}

/** As `kill -9` does: nothing of the process runs any more. */
export function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Dies around one commit. */
export function deathAt({ number, when }: DeadlyCommit): CommitWatch {
  return { [when]: (commit: number) => (commit === number ? die() : undefined) };
}
