export function CasePage({ caseId }: { caseId: string }) { return <div className="page"><h1 tabIndex={-1}>{caseId}</h1></div>; }
