using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Remove;

/// <summary>Sends a removing call and says what came of it.</summary>
internal static class RemovalCalls
{
    /// <param name="leftover">What stays behind of what is out of sight, in words, also where an earlier call removed it; null where nothing does.</param>
    public static async Task<Removal> SendAsync(IntercomApi api, IntercomCall call, string? leftover, CancellationToken cancellation) =>
        await api.WriteAsync(call, cancellation).ConfigureAwait(false) switch
        {
            SendResult.Answered { Answer: { IsSuccess: true } or { Status: 404 } } => leftover is null ? Removal.Gone.Value : new Removal.Leftover(leftover),
            SendResult.Answered { Answer: var answer } => new Removal.Skipped(
                $"{call.Name} was refused ({answer.Status}): {IntercomErrors.Read(answer).Message}"),
            SendResult.NotSent lost => new Removal.Open($"{call.Name} was not sent ({lost.Cause})"),
            var unknown => new Removal.Open($"{((SendResult.Unknown)unknown).Cause}"),
        };
}
