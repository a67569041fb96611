/** What has to be stopped, in the reverse order of its start. */
export type Teardown = {
  /** Notes one thing to stop; when stopping has begun already, it is stopped at once. */
  readonly add: (stop: () => Promise<void> | void) => Promise<void>;
  readonly begun: () => boolean;
  readonly run: () => Promise<void>;
};

export function createTeardown(): Teardown {
  const stack: (() => Promise<void> | void)[] = [];
  let begun = false;
  return {
    add: async (stop) => {
      if (!begun) stack.push(stop);
      else {
        await stop();
        throw new Error("stopped while starting");
      }
    },
    begun: () => begun,
    run: async () => {
      begun = true;
      for (const stop of stack.splice(0).reverse()) await stop();
    },
  };
}
