using Workbench.Core.Errors;

namespace Workbench.Connectors.Vivantio;

/// <summary>What a refusal means.</summary>
internal static class Access
{
    /// <summary>True where the account's API has no such call.</summary>
    public static bool IsMissing(ConnectorException fault) => fault.Status is 404 or 405;

    /// <summary>True where the user may not read something, in full or in part.</summary>
    public static bool IsDenied(ConnectorException fault) =>
        fault.Status is 403 || fault.Code is RpcAnswer.Narrowed or "vivantio.ItemPermissionDeniedForAction";

    public static bool IsClosed(ConnectorException fault) => IsMissing(fault) || IsDenied(fault);
}
