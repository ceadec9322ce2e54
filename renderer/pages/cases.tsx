export function Cases() { return <div className="page"><h1 tabIndex={-1}>Cases</h1></div>; }
