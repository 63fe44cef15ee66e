import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A network between a program and a server, which can go silent. */
export interface NetworkBetween {
  /** The server's URL over this network. */
  readonly url: string;
  /** From now on nothing passes, in neither direction, and nobody hears of that. */
  silence(): void;
  /** New connections pass again; those that fell silent never do. */
  resume(): void;
  close(): Promise<void>;
}

export async function networkBetween(target: string): Promise<NetworkBetween> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      if (!isSilent) from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => (isSilent ? undefined : to.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    silence() {
      isSilent = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    resume() {
      isSilent = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
