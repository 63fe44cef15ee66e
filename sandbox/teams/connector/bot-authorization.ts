import { createMiddleware } from "hono/factory";
import type { MiddlewareHandler } from "hono";

/** Says whether an access token is the bot's for the Bot Framework: signature, audience, app id and expiry. */
export type BotTokenCheck = (token: string) => Promise<boolean>;

/** T7: Accepts only requests with the bot's own token as bearer. */
export function requireBotToken(isBotToken: BotTokenCheck): MiddlewareHandler {
  return createMiddleware(async (context, next) => {
    const token = /^Bearer (\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
    if (!token || !(await isBotToken(token))) return context.json({ message: "Authorization has been denied for this request." }, 401);
    return next();
  });
}
