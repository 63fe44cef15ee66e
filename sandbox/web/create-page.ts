import { Hono, type Context, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { logRequests } from "../requests/log-requests.ts";
import { createActivityApi } from "./endpoints/create-activity-api.ts";
import { createAppApi } from "./endpoints/create-app-api.ts";
import { createCardApi } from "./endpoints/create-card-api.ts";
import { createChannelApi } from "./endpoints/create-channel-api.ts";
import { createControlApi } from "./endpoints/create-control-api.ts";
import { createConversationApi } from "./endpoints/create-conversation-api.ts";
import { createFeedApi } from "./endpoints/create-feed-api.ts";
import { createMailApi } from "./endpoints/create-mail-api.ts";
import { createPageEvents } from "./events/create-page-events.ts";
import { createPageFiles } from "./create-page-files.ts";
import { createPeopleApi } from "./endpoints/create-people-api.ts";
import { createRequestLogApi } from "./endpoints/create-request-log-api.ts";
import { createSearchApi } from "./endpoints/create-search-api.ts";
import { createSignInApi } from "./endpoints/create-sign-in-api.ts";
import { MailCounter } from "./shared/mail-counter.ts";
import { onlyLoopback } from "../requests/only-loopback.ts";
import { pageHeaders } from "./page-headers.ts";
import type { PageParts } from "./shared/page-parts.ts";
import { answerProblem, PageProblem } from "./shared/page-problem.ts";

const BODY_LIMIT_BYTES = 1024 * 1024;

/** The page's server: the page itself, its JSON API (`page-api/api.ts`) and the switches. */
export function createPage(parts: PageParts): Hono {
  const mails = new MailCounter(parts.tenant);
  const page = new Hono();
  page.use(logRequests(parts.requests, "page"));
  page.use(pageHeaders(), onlyLoopback(), limitBody);
  page.route("/", createPageFiles());
  page.route("/", createPeopleApi(parts));
  page.route("/", createConversationApi(parts));
  page.route("/", createAppApi(parts));
  page.route("/", createCardApi(parts));
  page.route("/", createChannelApi(parts));
  page.route("/", createFeedApi(parts.route.teams));
  page.route("/", createPageEvents(parts.tenant, parts.route.teams, mails));
  page.route("/", createSearchApi(parts));
  page.route("/", createSignInApi(parts));
  page.route("/", createMailApi(parts.tenant, mails));
  page.route("/", createControlApi(parts.tenant));
  page.route("/", createActivityApi(parts));
  page.route("/", createRequestLogApi(parts.requests));
  page.notFound(() => {
    throw new PageProblem(404, "not-found", "There is nothing at this address");
  });
  page.onError(answerProblem);
  return page;
}

const limit = bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: refuseBigBody });

/** A request without these headers has no body (RFC 9112); curl sends it for `-X POST` alone. */
const limitBody: MiddlewareHandler = (context, next) => {
  const hasBody = ["content-length", "transfer-encoding"].some((name) => context.req.header(name) !== undefined);
  return hasBody ? limit(context, next) : next();
};

/** The rest of the body isn't read, so the connection can't be used again. */
function refuseBigBody(context: Context): never {
  context.header("connection", "close");
  throw new PageProblem(413, "too-big", "The request is larger than 1 MB");
}
