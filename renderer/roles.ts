/** Roles that take in applications (contract: desk). */
export function takesIn(role: string): boolean {
  return role === 'teller' || role === 'field' || role === 'manager';
}
