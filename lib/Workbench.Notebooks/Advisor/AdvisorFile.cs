using Workbench.Core.Errors;
using Workbench.Pipeline.Map.Matching.Advisor;

namespace Workbench.Notebooks.Advisor;

/// <summary>The optional part <c>advisor</c> of migration.json; without it no language model is ever asked. The key is a secret and never stands here.</summary>
/// <param name="Endpoint">Root under which <c>v1/chat/completions</c> stands; https, unless it is on this machine.</param>
/// <param name="Model">Name of the model as the endpoint knows it.</param>
/// <param name="MaxCalls">Fields asked about in one run; 60 by default.</param>
/// <param name="MaxTokens">Tokens in and out of one run; 60,000 by default.</param>
/// <param name="TimeoutSeconds">Longest wait for one answer; 20 by default.</param>
public sealed record AdvisorFile(Uri Endpoint, string Model, int? MaxCalls = null, long? MaxTokens = null, double? TimeoutSeconds = null)
{
    private const double LongestTimeout = 600;

    internal AdvisorLimits Limits() => new AdvisorLimits() is var usual && IsSane
        ? usual with
        {
            Calls = MaxCalls ?? usual.Calls,
            Tokens = MaxTokens ?? usual.Tokens,
            Timeout = TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        }
        : throw new PlanException(
            "migration.json, advisor: give endpoint (https, or http on this machine), model, and limits above zero (timeoutSeconds at most 600). Or remove the part: it is optional.");

    private bool IsSane => Endpoint is { IsAbsoluteUri: true } && (Endpoint.Scheme == Uri.UriSchemeHttps || (Endpoint.Scheme == Uri.UriSchemeHttp && Endpoint.IsLoopback))
        && Model is { Length: > 0 and <= 200 } && MaxCalls is null or > 0 && MaxTokens is null or > 0 && TimeoutSeconds is null or (> 0 and <= LongestTimeout);
}
