export function NewApplication() { return <div className="page"><h1 tabIndex={-1}>NewApplication</h1></div>; }
