import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { loadPolicy, lookOn } from "../../src/look-on.ts";
import type { Report } from "../../src/cli/output.ts";
import { policyCommand } from "../../src/cli/policy/policy-command.ts";
import type { Surroundings } from "../../src/cli/policy/surroundings.ts";
import { channelOf } from "../../src/domain/visibility.ts";
import { typedPolicy } from "../src/cli/policy/typed-policy.ts";
import { id } from "../build/ids.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";
import { encryptionKey } from "../build/encryption-key.ts";

/** A running bot with a policy and a channel for approvals, and the commands beside it. */
export interface BesideBot {
  readonly world: World;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs the arguments after `guestlist policy`; `given` replaces parts of the surroundings. */
  run(args: readonly string[], given?: Partial<Surroundings>): Promise<Report>;
  close(): Promise<void>;
}

export async function besideBot(policyFile: string, settings: Readonly<Record<string, string>> = {}): Promise<BesideBot> {
  const folder = await mkdtemp(join(tmpdir(), "policy-commands-"));
  const own = {
    POLICY_FILE: policyFile,
    DATABASE_URL: `sqlite:${join(folder, "guestlist.sqlite")}`,
    ENCRYPTION_KEY: encryptionKey,
    ...settings,
  };
  const world = await startWorld(own);
  await chooseChannel(world);
  const environment = { ...world.sandbox.botEnvironment(), ...own };
  return {
    world,
    environment,
    run: (args, given) => policyCommand(typedPolicy(...args), { environment, loadPolicy, lookOn, ...given }),
    async close() {
      await world.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Chooses the channel Guest approvals for approvals, by a message there. */
async function chooseChannel({ app, as }: World): Promise<void> {
  const adele = await as(PERSON_IDS.adele);
  await adele.sayIn("Guest approvals", "hi");
  const answer = await adele.until(({ card }) => card !== null, "an answer in the channel");
  const channel = channelOf(id(answer.conversation));
  const { conversations, settings, clock } = app.ports;
  const known = await conversations.anyChannel();
  if (known) await conversations.remember({ ...known, id: channel });
  const words = { locale: "en-US", timeZone: "UTC" };
  await settings.chooseApprovalsPlace({ conversation: channel, by: id(PERSON_IDS.admin), ...words, since: clock.now() });
}
