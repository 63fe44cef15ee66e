import type { RequestLog } from "../../requests/request-log.ts";
import type { CardRefresh } from "../../teams/client/card-refresh.ts";
import type { PressRoute } from "../../teams/client/press-action.ts";
import type { SignIns } from "../../teams/sign-in/sign-ins.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { Background } from "../../requests/background.ts";
import type { AppPackage } from "./app-package.ts";

/** The parts that the page's server uses. */
export interface PageParts {
  readonly tenant: Tenant;
  /** Teams, the connection to the bot, and the silent sign-in. */
  readonly route: PressRoute;
  /** The automatic refresh of cards that become visible. */
  readonly refresh: CardRefresh;
  /** Sign-ins by hand. */
  readonly signIns: SignIns;
  readonly app: AppPackage;
  readonly requests: RequestLog;
  /** Deliveries that no request waits for. */
  readonly background: Background;
}
