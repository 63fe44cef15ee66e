import type { Sandbox } from "../../sandbox/sandbox.ts";
import { freePorts } from "../../scripts/chaos/process/free-ports.ts";
import { PageClient, until } from "../../scripts/smoke/page-client.ts";
import { systemClock } from "../../src/clock.ts";
import { limits } from "../../src/domain/limits.ts";
import { BotProcess } from "../bot-process.ts";
import { Channel } from "../channel.ts";
import { cardEdited } from "../living-card.ts";
import { takeTurns } from "../load.ts";
import type { Bench } from "../measurement.ts";
import { forgetActs } from "../forget-acts.ts";
import { openTables } from "../open-tables.ts";
import { storePending } from "../pending-invitations.ts";
import { startUnlimitedSandbox } from "../start-unlimited-sandbox.ts";
import { AcceptanceRecord } from "./acceptance-record.ts";
import type { Way } from "./ways.ts";

/** Older guests who are read before those that this bench has made old. */
const others = 2_000;
/** The limits for one person hold, but this one invites more than people do. */
const forgetEvery = limits.form.most / 3;

/** A pretend tenant and a bot that hears in one way, with guests who wait for their partner. */
export class AcceptanceWorld {
  readonly sandbox: Sandbox;
  readonly record: AcceptanceRecord;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #channel: Channel;
  readonly #partner: PageClient;
  #bot: BotProcess;
  readonly #waiting: string[] = [];
  #invited = 0;

  private constructor(
    sandbox: Sandbox,
    settings: Readonly<Record<string, string>>,
    parts: { channel: Channel; partner: PageClient; bot: BotProcess },
  ) {
    this.sandbox = sandbox;
    this.record = new AcceptanceRecord(sandbox);
    this.#settings = settings;
    this.#channel = parts.channel;
    this.#partner = parts.partner;
    this.#bot = parts.bot;
  }

  /** `guests`: so many are invited by forms, and made as old as the way wants them. */
  static async open({ botSettings }: Bench, way: Way, guests: number): Promise<AcceptanceWorld> {
    const sandbox = await startUnlimitedSandbox();
    sandbox.control.patch(way.switches);
    const port = await freePorts();
    const place = { PORT: String(port), ...(way.isPublic && { PUBLIC_URL: `http://localhost:${port}` }) };
    const settings = { ...botSettings(), ...sandbox.botEnvironment(), ...way.settings, ...place };
    const channel = await Channel.open(sandbox);
    const partner = await PageClient.playing("Adele Vance", sandbox.pageUrl);
    const bot = await BotProcess.start("src/main.ts", settings);
    const world = new AcceptanceWorld(sandbox, settings, { channel, partner, bot });
    await takeTurns(guests, 2, () => world.invite());
    if (way.age > 0) await world.#age(way.age);
    await world.#begin();
    return world;
  }

  async invite(): Promise<void> {
    this.#invited += 1;
    if (this.#invited % forgetEvery === 0) await forgetActs(this.#settings);
    const form = this.#channel.form();
    const settled = cardEdited(this.sandbox, form);
    await this.#channel.submit(this.#bot.endpoint, form);
    await settled;
    this.#waiting.push(form.email);
  }

  /** The partner who has waited for longest accepts. */
  async acceptNext(): Promise<void> {
    const email = this.#waiting.shift();
    if (email === undefined) throw new Error("Nobody is left who could accept");
    await this.#partner.redeem(this.#ticketOf(email));
  }

  async kill(): Promise<void> {
    await this.#bot.kill();
  }

  async start(): Promise<void> {
    this.#bot = await BotProcess.start("src/main.ts", this.#settings);
  }

  /** How the acceptances were heard: `landing-page 98, young 2`. */
  async heardBy(): Promise<string> {
    const db = openTables(this.#settings);
    const count = db.fn.countAll<number>().as("count");
    const rows = await db.selectFrom("invitations").select(["path", count]).where("state", "=", "accepted").groupBy("path").execute();
    await db.destroy();
    return rows.map(({ path, count: many }) => `${path} ${many}`).join(", ");
  }

  async close(): Promise<void> {
    await this.#bot.stop();
    await this.sandbox.close();
  }

  #ticketOf(email: string): string {
    const { users, redemptions } = this.sandbox.tenant;
    return redemptions.newestOf(users.owners(email)[0]?.id ?? "") ?? "";
  }

  /**
   * In the database, while the bot is stopped. Graph has notified it of the new guests before, which must not use up the looks at those who
   * accept.
   */
  async #age(milliseconds: number): Promise<void> {
    await systemClock.wait(1_000);
    await this.#bot.stop();
    const ago = systemClock.later(-milliseconds);
    const db = openTables(this.#settings);
    await db.deleteFrom("limits").execute();
    await db.updateTable("invitations").set({ since: ago, created_at: ago }).execute();
    await db.destroy();
    await storePending(this.sandbox, this.#settings, { count: others, young: 0, inDirectory: 0 });
    await this.start();
  }

  /** Teams' and Graph's limits begin only now: an invitation isn't what is measured. */
  async #begin(): Promise<void> {
    const { control, tenant } = this.sandbox;
    control.patch({ throttling: "documented" });
    if (control.settings.notifications === "never" || this.#settings["PUBLIC_URL"] === undefined) return;
    await until("the order of notifications", async () => (tenant.subscriptions.size > 0 ? true : undefined));
  }
}
