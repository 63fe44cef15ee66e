import { limitsContract } from "./limits.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Limits", limitsContract);
