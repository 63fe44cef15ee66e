import { between, pick } from "../../scripts/chaos/random.ts";
import type { GuestId } from "../../src/domain/ids.ts";
import type { LookWay } from "../../src/domain/invitation.ts";
import { foreignGuest } from "./world.ts";
import type { Partner, World } from "./world.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

type Step = (world: World) => void;

/** How often each thing happens, compared with the others. */
const steps: readonly (readonly [number, Step])[] = [
  [16, flip],
  [4, flipQuickly],
  [3, replay],
  [3, visit],
  [2, forge],
  [7, crash],
  [2, freeze],
  [2, stop],
  [2, stopStore],
  [3, disturbGraph],
  [3, disturbTeams],
  [2, expireLinks],
  [1, refuse],
];
const weights = steps.reduce((sum, [weight]) => sum + weight, 0);

/** A time in which things happen to guests, processes and remotes; at its end some may still be broken. */
export async function disturb(world: World): Promise<void> {
  const { random } = world;
  const longest = pick(random, [2 * second, 15 * second, 45 * second]);
  const count = 1 + Math.floor(random() * 7);
  for (let happened = 0; happened < count; happened += 1) {
    await world.clock.run(between(random, 0, longest));
    nextStep(world)(world);
  }
}

/** Nobody works for some hours, and guests go on. */
export async function closeForHours(world: World): Promise<void> {
  world.tell("all processes are gone for hours");
  for (const process of world.alive) process.die();
  await world.clock.run(between(world.random, minute, 5 * hour));
  flip(world);
  await world.clock.run(between(world.random, minute, hour));
  world.start();
}

/** Everything works again. */
export function heal(world: World): void {
  world.tell("everything works again");
  world.directory.faults = { unavailable: 0, throttled: 0, unread: 0, isRefused: false };
  world.teams.faults = { unavailable: 0, throttled: 0, unknown: 0, notNow: 0 };
  world.store.isDown = false;
  for (const process of world.alive) process.dieAt(Infinity, "before");
  for (let index = 0; index < world.traits.instances; index += 1) world.start();
}

function nextStep({ random }: World): Step {
  let place = random() * weights;
  const [, found] = steps.find(([weight]) => (place -= weight) < 0) ?? [0, flip];
  return found;
}

function flip(world: World): void {
  const guests: readonly GuestId[] = [...world.partners.map(({ guest }) => guest), ...(world.traits.hasForeignGuest ? [foreignGuest] : [])];
  flipOne(world, pick(world.random, guests));
}

function flipOne(world: World, guest: GuestId): void {
  const { directory, random } = world;
  const truth = directory.standing(guest)?.is;
  const isGone = random() < 0.2;
  if (truth === "gone") act(world, guest, "is restored", () => directory.restoreNow(guest));
  else if (isGone) act(world, guest, "is deleted", () => directory.deleteNow(guest));
  else if (truth === "pending") act(world, guest, "accepts", () => directory.acceptNow(guest));
  else act(world, guest, "is reset", () => directory.resetNow(guest));
}

function act(world: World, guest: GuestId, words: string, change: () => void): void {
  world.tell(`${guest} ${words}`);
  change();
  const { random } = world;
  const partner = world.partners.find((one) => one.guest === guest);
  if (!partner) return;
  const hasLanded = words === "accepts" && random() < world.traits.landing;
  if (hasLanded) hintLater(world, partner, "landing-page", between(random, 100, 5 * second));
  while (random() < world.traits.notified) {
    hintLater(world, partner, "notification", between(random, 100, pick(random, [second, 10 * second, 3 * minute])));
  }
}

/** The hint reaches any of the processes. One that comes while none is there is lost: the partner has gone on, and Graph gives up. */
function hintLater(world: World, partner: Partner, way: LookWay, milliseconds: number): void {
  void world.clock.wait(milliseconds).then(() => hint(world, partner, way));
}

function hint(world: World, { guest, invitation }: Partner, way: LookWay, clientState = world.secret): void {
  if (world.alive.length === 0) return;
  const process = pick(world.random, world.alive);
  world.tell(`${process.name} hears of ${guest} by ${way}${clientState === world.secret ? "" : ", forged"}`);
  if (way === "landing-page") process.land(invitation);
  else process.notify(guest, clientState);
}

/** A mail scanner, or somebody who opens the mail's link again. */
function visit(world: World): void {
  hint(world, pick(world.random, world.partners), "landing-page");
}

/** Graph notifies although nothing has changed, or somebody else pretends to be Graph. */
function forge(world: World): void {
  hint(world, pick(world.random, world.partners), "notification", world.random() < 0.5 ? "guessed" : world.secret);
}

function flipQuickly(world: World): void {
  const { guest } = pick(world.random, world.partners);
  flipOne(world, guest);
  const again = 1 + Math.floor(world.random() * 3);
  for (let index = 1; index <= again; index += 1) {
    void world.clock.wait(index * between(world.random, 1, 3 * second)).then(() => flipOne(world, guest));
  }
}

function replay(world: World): void {
  const { guest } = pick(world.random, world.partners);
  world.tell(`the stream reports ${guest} again`);
  world.directory.replay(guest);
}

function crash(world: World): void {
  if (world.alive.length === 0) return;
  const process = pick(world.random, world.alive);
  const calls = Math.floor(world.random() * pick(world.random, [4, 20, 80]));
  const when = world.random() < 0.5 ? "before" : "after";
  world.tell(`${process.name} will die ${when} its call number ${calls} from now`);
  process.dieAt(calls, when);
}

function freeze(world: World): void {
  const [process] = world.alive;
  const length = between(world.random, second, minute);
  if (!process) return;
  world.tell(`${process.name} stands still for ${seconds(length)}`);
  process.freeze(length);
  world.longestFreeze = Math.max(world.longestFreeze, length);
}

function stop(world: World): void {
  const [process] = world.alive;
  if (!process) return;
  world.tell(`${process.name} is stopped`);
  void process.stop().then(() => world.startLater(between(world.random, 0, 5 * second)));
}

function stopStore(world: World): void {
  const length = between(world.random, 100, 15 * second);
  const loses = world.traits.instances > 1 && world.random() < 0.5;
  world.tell(`the database is away for ${seconds(length)}${loses ? ", and some answers are lost" : ""}`);
  world.store.isDown = true;
  world.store.losesAnswers = loses;
  void world.clock.wait(length).then(() => (world.store.isDown = false));
}

function disturbGraph(world: World): void {
  const { directory, random } = world;
  const [unavailable = 0, throttled = 0, unread = 0] = [random(), random(), random()].map((share) => share * pick(random, [0, 0.3, 1]));
  const length = between(random, second, 2 * minute);
  world.tell(
    `Graph for ${seconds(length)}: ${percent(unavailable)} fails, ${percent(throttled)} is throttled, ${percent(unread)} of users unread`,
  );
  directory.faults = { unavailable, throttled, unread, isRefused: false };
  void world.clock.wait(length).then(() => (directory.faults = { unavailable: 0, throttled: 0, unread: 0, isRefused: false }));
}

function disturbTeams(world: World): void {
  const { teams, random } = world;
  const [unavailable = 0, throttled = 0, unknown = 0, notNow = 0] = [1, 2, 3, 4].map(() => random() * pick(random, [0, 0.3, 1]));
  const length = between(random, second, 2 * minute);
  world.tell(`Teams for ${seconds(length)}: ${percent(unavailable)} fails, ${percent(unknown)} of posts with an unknown outcome`);
  teams.faults = { unavailable, throttled, unknown, notNow };
  void world.clock.wait(length).then(() => (teams.faults = { unavailable: 0, throttled: 0, unknown: 0, notNow: 0 }));
}

function expireLinks(world: World): void {
  const how = pick(world.random, ["from-now", "all-users"] as const);
  world.tell(`all delta links expire (${how})`);
  world.directory.expire(how);
}

function refuse(world: World): void {
  const length = between(world.random, second, 2 * minute);
  world.tell(`Graph refuses the app for ${seconds(length)}`);
  world.directory.faults = { ...world.directory.faults, isRefused: true };
  void world.clock.wait(length).then(() => (world.directory.faults = { ...world.directory.faults, isRefused: false }));
}

const seconds = (milliseconds: number) => `${(milliseconds / second).toFixed(1)} s`;
const percent = (share: number) => `${Math.round(share * 100)} %`;
