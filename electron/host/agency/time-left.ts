/** Ends what takes longer than its milliseconds, to which more may be added. */
export class TimeLeft {
  #until: number;
  #timer: NodeJS.Timeout;

  constructor(milliseconds: number, end: () => void) {
    this.#until = performance.now() + milliseconds;
    const look = (): void => {
      const left = this.#until - performance.now();
      if (left <= 0) end();
      else this.#timer = setTimeout(look, Math.ceil(left));
    };
    this.#timer = setTimeout(look, milliseconds);
  }

  add(milliseconds: number): void {
    this.#until += milliseconds;
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
