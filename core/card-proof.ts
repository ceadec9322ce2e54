import type { z } from 'zod';
import type { Order, orderItemSchema } from './agency.ts';
import { canonicalJson } from './canonical.ts';

/** One item of the chip as a decoded value: text without padding, digits of cn items without padding. */
export type CardItem = z.infer<typeof orderItemSchema>;

/** Everything that an order has written, with its commit mark, the card number (EF05 tag 07), which `items` leaves out. */
export function orderedItems(order: Pick<Order, 'items' | 'cardNumber'>): readonly CardItem[] {
  return [...order.items, { file: 'EF05', tag: '07', value: order.cardNumber }];
}

/**
 * The read-back of a card in one spelling, whatever order it was read in: terminal and agency each hash it (SHA-256 of its
 * UTF-8, lower-case hex) and compare. It takes exactly the items that the order has written, see {@link orderedItems}.
 */
export function readBackText(items: readonly CardItem[]): string {
  const rows = items.map(({ directory, file, tag, value }) => [directory === undefined ? file : `${directory}/${file}`, tag, value]);
  return canonicalJson(rows.toSorted((one, other) => (rowKey(one) < rowKey(other) ? -1 : 1)));
}

/** Records of one tag come in any order too. */
function rowKey(row: readonly string[]): string {
  return row.join(' ');
}
