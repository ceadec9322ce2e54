export function Queue() { return <div className="page"><h1 tabIndex={-1}>Queue</h1></div>; }
