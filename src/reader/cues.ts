import type { Facts } from '../domain/facts';
import type { Category } from '../domain/party';

export function cuesIn(_text: string, _category: Category): Partial<Facts> {
  return {};
}
