namespace Workbench.Connectors.Http;

/// <summary>What one attempt brought: the whole answer, or its head with the body still open.</summary>
internal sealed record Attempt(HttpAnswer Answer, HttpResponseMessage? Open);
