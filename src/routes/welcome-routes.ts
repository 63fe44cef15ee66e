import type { Request, RequestHandler } from "restify";
import type { Flows } from "../flows/flows.ts";
import { pageHeaders } from "./plain-page.ts";

/** The path, alone or with the invitation's segment; a query is ignored. */
const path = /^\/welcome(?:\/(?<segment>[^?#]*))?(?:[?#]|$)/i;

/**
 * Forwards partners to their landing page. It goes before all other routes, because Microsoft's mails lead here for years and partners must
 * never read an error: every address below the path is answered alike, also while the bot stops, whatever the method and however odd the rest.
 * Nothing of the address is used but the sealed id, so nobody can make it lead to a page of their own.
 */
export function welcomeRoutes({ forwardPartner }: Pick<Flows, "forwardPartner">): RequestHandler {
  return (request, response, next) => {
    const segment = segmentOf(request);
    if (segment === undefined) return next();
    const { "cache-control": cache = "", "referrer-policy": referrer = "" } = pageHeaders;
    forwardPartner(segment)
      .then((location) => {
        const close = request.method === "GET" || request.method === "HEAD" ? {} : { connection: "close" }; // its body isn't read
        response.sendRaw(302, "", { location, "cache-control": cache, "referrer-policy": referrer, ...close });
        next(false);
      })
      .catch(next); // nobody may end the process by opening an address
  };
}

/** Undefined: another path. */
function segmentOf({ url = "" }: Pick<Request, "url">): string | undefined {
  const match = path.exec(url);
  return match ? (match.groups?.["segment"] ?? "") : undefined;
}
