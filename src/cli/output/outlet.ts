/** A stream of the process, or of a test. */
export type Out = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** The reader of the output has gone, as `head` does when it has seen enough: there is nothing left to do. */
export class ReaderGone extends Error {
  override readonly name = "ReaderGone";
}

/** A stream that is written to as fast as it is read. */
export interface Outlet {
  /**
   * Resolves when there is room for more.
   * @throws ReaderGone
   */
  write(text: string): Promise<void>;
}

/** Takes over the stream's errors, also those that come after the last text. */
export function outletOf(stream: Out): Outlet {
  const broken: { failure?: Error } = {};
  stream.on("error", (error: NodeJS.ErrnoException) => {
    broken.failure ??= ["EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED", "EOF"].includes(error.code ?? "")
      ? new ReaderGone("The reader has gone.", { cause: error })
      : error;
  });
  const throwFailure = () => {
    if (broken.failure) throw broken.failure;
  };
  return {
    async write(text) {
      throwFailure();
      if (stream.write(text)) return;
      await settled(stream);
      throwFailure();
    },
  };
}

/** Until the stream takes more, or never will. */
function settled(stream: Out): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const ends = ["drain", "close", "error"] as const;
  for (const end of ends) stream.on(end, resolve);
  return promise.finally(() => {
    for (const end of ends) stream.off(end, resolve);
  });
}
