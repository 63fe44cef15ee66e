import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** Where a server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

type State = "open" | "cut" | "still";

/** The connection of a bot, and ours to the server. */
interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** The network between one bot and its database: it can be cut, stand still, and lead to another server. */
export class TcpLink {
  #to: Address;
  #state: State = "open";
  readonly #pairs = new Set<Pair>();
  readonly #forgotten = new Set<Pair>();
  readonly #server: Server;

  private constructor(to: Address) {
    this.#to = to;
    this.#server = createServer((near) => this.#join(near));
  }

  static async open(to: Address): Promise<TcpLink> {
    const link = new TcpLink(to);
    await new Promise<void>((resolve) => link.#server.listen(0, "127.0.0.1", resolve));
    return link;
  }

  /** The port at which the bot finds its database. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks every connection, and each that is made from now on. */
  cut(): void {
    this.#state = "cut";
    this.#breakAll();
  }

  /** No byte arrives on either side any more, and nothing is closed: the network hangs. */
  stall(): void {
    this.#state = "still";
    for (const { near, far } of this.#pairs) for (const socket of [near, far]) socket.pause();
  }

  /** The connections that there are stand still for ever; new ones work. */
  forget(): void {
    this.stall();
    for (const pair of this.#pairs) this.#forgotten.add(pair);
    this.#pairs.clear();
    this.#state = "open";
  }

  /** The network works again; what stood still arrives. */
  resume(): void {
    this.#state = "open";
    for (const { near, far } of this.#pairs) for (const socket of [near, far]) socket.resume();
  }

  /** Connections are made with this server from now on; those that there are break. */
  leadTo(to: Address): void {
    this.#to = to;
    this.#breakAll();
  }

  close(): void {
    this.#server.close();
    for (const pair of this.#forgotten) this.#pairs.add(pair);
    this.#breakAll();
  }

  #breakAll(): void {
    for (const { near, far } of this.#pairs) for (const socket of [near, far]) socket.resetAndDestroy();
  }

  #join(near: Socket): void {
    if (this.#state === "cut") {
      near.on("error", () => undefined).resetAndDestroy();
      return;
    }
    const pair = { near, far: connect(this.#to) };
    this.#pairs.add(pair);
    this.#pass(pair, near, pair.far);
    this.#pass(pair, pair.far, near);
    if (this.#state === "still") for (const socket of [near, pair.far]) socket.pause();
  }

  /** Passes on what comes, and the end. */
  #pass(pair: Pair, from: Socket, to: Socket): void {
    from.setNoDelay(true);
    from.on("data", (chunk) => to.write(chunk));
    from.on("error", () => to.resetAndDestroy());
    from.on("close", () => {
      this.#pairs.delete(pair);
      to.destroySoon();
    });
  }
}
