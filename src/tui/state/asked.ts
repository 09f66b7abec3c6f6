import type { Filter } from './filter.js';
import type { OrderName } from './order.js';

/** Which pairs are asked, and in which order. */
export interface Arrangement {
  readonly order: OrderName;
  readonly filters: readonly Filter[];
}

/** All of them, as the matcher orders them. */
export const AS_FOUND: Arrangement = { order: 'best', filters: [] };
