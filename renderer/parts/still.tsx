/** A still outline of what comes; drawn only when it takes longer than 100 ms. */
export function Still({ rows }: { rows: number }) {
  return (
    <div className="page still late" aria-hidden="true">
      <div className="still-title" />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="still-row" />
      ))}
    </div>
  );
}
