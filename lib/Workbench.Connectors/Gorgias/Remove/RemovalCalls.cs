using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Remove;

/// <summary>Sends a removing or restoring call and says what came of it.</summary>
internal static class RemovalCalls
{
    /// <param name="leftover">What stays behind on success, in words; null where nothing does.</param>
    public static async Task<Removal> SendAsync(GorgiasApi api, GorgiasCall call, string? leftover, CancellationToken cancellation) =>
        await api.WriteAsync(call, cancellation).ConfigureAwait(false) switch
        {
            SendResult.Answered { Answer: { IsSuccess: true } } => leftover is null ? Removal.Gone.Value : new Removal.Leftover(leftover),
            SendResult.Answered { Answer: { Status: 404 } } => Removal.Gone.Value,
            SendResult.Answered { Answer: var answer } => new Removal.Skipped(
                $"{call.Name} was refused ({answer.Status}): {GorgiasErrors.Read(answer).Message}"),
            SendResult.NotSent lost => new Removal.Open($"{call.Name} was not sent ({lost.Cause})"),
            var unknown => new Removal.Open($"{((SendResult.Unknown)unknown).Cause}"),
        };
}
