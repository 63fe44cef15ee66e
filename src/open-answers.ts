import type { Server, ServerResponse } from "node:http";

/** The answers that a server has still to send. */
export interface OpenAnswers {
  /** Resolves when all of them are sent or given up. From now on each one says that its connection is closed after it. */
  ended(): Promise<void>;
}

export function openAnswers(server: Server): OpenAnswers {
  const open = new Set<ServerResponse>();
  const end = Promise.withResolvers<void>();
  let isEnding = false;

  function endWhenSent(): void {
    if (isEnding && open.size === 0) end.resolve();
  }

  server.on("request", (_request, response: ServerResponse) => {
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      endWhenSent();
    });
  });

  return {
    ended() {
      isEnding = true;
      for (const answer of open) if (!answer.headersSent) answer.setHeader("connection", "close");
      endWhenSent();
      return end.promise;
    },
  };
}
