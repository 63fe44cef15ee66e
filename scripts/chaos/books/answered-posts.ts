import type { MessageView } from "../../../sandbox/page-api/api.ts";
import type { RequestView } from "../../../sandbox/page-api/teams-api.ts";
import type { Life } from "../process/bot.ts";

/**
 * So long a bot needs at most to store that a message was sent, after Teams has answered: several notices at once, on a machine where other
 * runs go on. 260 ms were seen there.
 */
const storedWithinMs = 1_000;

/** Between the message and the end of its POST, in the sandbox. */
const toleranceMs = 60;

/** Two POSTs that end so close to each other can't be told apart. */
const sameMomentMs = 3;

/** What was seen of all requests and all bots. */
interface Seen {
  readonly requests: readonly RequestView[];
  readonly bots: readonly { readonly lives: readonly Life[] }[];
  /** When a bot couldn't store anything. */
  readonly outages?: readonly { readonly from: number; readonly to: number }[];
}

type Appearance = Pick<MessageView, "conversation" | "at">;

/** What is known about the POST that made a message. */
export interface PostEvidence {
  /** In the sandbox's request log; undefined: no POST matches the message. */
  readonly request: number | undefined;
  /** 0: the connection was gone before the answer. */
  readonly status: number | undefined;
  readonly answeredAt: string | undefined;
  /** From the answer to the kill that came next; negative: it came before the answer. */
  readonly killedAfterMs: number | undefined;
  /** The bots must have known that this message was sent: Teams' answer was 2xx, and the bot could store that. */
  readonly wasAnswered: boolean;
}

/** Whether the bot got an answer to the POST that made this message: from the sandbox's request log and the times of the kills. */
export function postBehind(seen: Seen, message: Appearance): PostEvidence {
  const posts = postsTo(seen, message);
  const [post] = posts;
  if (!post) return { request: undefined, status: undefined, answeredAt: undefined, killedAfterMs: undefined, wasAnswered: false };
  const end = endOf(post);
  const killedAfterMs = nextKill(seen, Date.parse(post.at), end);
  return {
    request: post.number,
    status: post.status,
    answeredAt: new Date(end).toISOString(),
    killedAfterMs,
    wasAnswered: posts.every(isSuccess) && (killedAfterMs === undefined || killedAfterMs > storedWithinMs) && !isInOutage(seen, end),
  };
}

/** The answer came while it couldn't be stored, or just before. */
function isInOutage({ outages = [] }: Seen, end: number): boolean {
  return outages.some(({ from, to }) => from - storedWithinMs <= end && end <= to);
}

function isSuccess({ status }: RequestView): boolean {
  return status >= 200 && status < 300;
}

/** The POSTs that may have made the message, the likeliest first: their ends are the closest to it. */
function postsTo({ requests }: Seen, { conversation, at }: Appearance): readonly RequestView[] {
  const appeared = Date.parse(at);
  const isDuring = (post: RequestView) => Date.parse(post.at) <= appeared + 1 && appeared <= endOf(post) + toleranceMs;
  const distance = (post: RequestView) => Math.abs(endOf(post) - appeared);
  const posts = requests.filter((request) => isMessageTo(request, conversation) && isDuring(request));
  const closest = Math.min(...posts.map(distance));
  return posts.filter((each) => distance(each) <= closest + sameMomentMs).toSorted((a, b) => distance(a) - distance(b));
}

function isMessageTo({ server, method, path }: RequestView, conversation: string): boolean {
  if (server !== "api" || method !== "POST") return false;
  const decoded = decodeURIComponent(path);
  return decoded.includes(`/v3/conversations/${conversation}`) && decoded.includes("/activities");
}

function endOf({ at, milliseconds }: RequestView): number {
  return Date.parse(at) + milliseconds;
}

/** From `end` to the first end of a bot's life after `begin`. With several bots, any of them counts: it may have been the sender. */
function nextKill({ bots }: Seen, begin: number, end: number): number | undefined {
  const kills = bots.flatMap(({ lives }) => lives.flatMap(({ to }) => (to === undefined || to < begin ? [] : [to - end])));
  return kills.length === 0 ? undefined : Math.min(...kills);
}
