export function CardPage() { return <div className="page"><h1 tabIndex={-1}>CardPage</h1></div>; }
