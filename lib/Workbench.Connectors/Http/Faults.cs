using Polly.CircuitBreaker;
using Polly.Timeout;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Http;

/// <summary>Turns answers and broken connections into errors that say what to do next. Nothing secret passes.</summary>
internal sealed class Faults(VendorHost host, SecretScrubber scrubber)
{
    /// <summary>The error that a refusing answer amounts to.</summary>
    public ConnectorException Refused(HttpAnswer answer)
    {
        var error = host.ReadError(answer);
        return new ConnectorException(scrubber.Scrub($"{answer.Endpoint} on {host.Root.Host} answered {answer.Status}. {Next(answer, error)}"))
        {
            Status = answer.Status,
            Code = error.Code ?? $"{host.System}.http.{answer.Status}",
            RequestId = answer.RequestId ?? error.RequestId,
            RetryAfter = answer.RetryAfter,
            MayRetry = answer.Status is 408 or 429 or >= 500,
        };
    }

    /// <summary>The error for a call that got no answer.</summary>
    public ConnectorException Unreachable(string endpoint, Exception fault) =>
        new(scrubber.Scrub($"{endpoint}: {Words(fault)}"), fault is BrokenCircuitException or TimeoutRejectedException ? null : Scrubbed(fault))
        {
            Code = fault is RightLostException ? $"{host.System}.http.not-ours" : $"{host.System}.http.unreachable",
            MayRetry = true,
            RetryAfter = (fault as BrokenCircuitException)?.RetryAfter,
        };

    /// <summary>What went wrong with a connection, and what to check.</summary>
    public string Words(Exception fault)
    {
        var where = $"{host.Root.Host}:{host.Root.Port}";
        return fault switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                $"the host name {host.Root.Host} is not known. Check the base URL of the {host.System} connection.",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
                $"nothing answers at {where}. Check the base URL of the {host.System} connection, the network and any firewall.",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                $"no trusted TLS connection to {where}. Check the base URL of the {host.System} connection and the host's certificate.",
            TimeoutRejectedException => $"{where} gave no complete answer in time. Try again later, or raise the attempt time-out.",
            BrokenCircuitException => $"{where} has been failing and is left alone for some seconds. Try again later.",
            RightLostException lost => $"{lost.Message}. Run the step again where the ledger is written.",
            _ => scrubber.Scrub($"the connection to {where} broke ({fault.Message}). Try again later."),
        };
    }

    private string Next(HttpAnswer answer, VendorError error)
    {
        var said = error.Message.Length > 0 ? $" The vendor says: {error.Message}" : "";
        return answer.Status switch
        {
            401 => $"The credentials are refused: check '{host.CredentialName}' of the {host.System} connection.{said}",
            403 => $"The user or token lacks a permission: check '{host.CredentialName}' of the {host.System} connection and its rights.{said}",
            404 => $"There is no such record or path: check the base URL of the {host.System} connection.{said}",
            429 => $"The quota is used up. Wait and run the step again.{said}",
            >= 300 and < 400 => $"It redirects to {answer.Headers.GetValueOrDefault("Location") ?? "nowhere"}; "
                + $"redirects are not followed. Check the base URL of the {host.System} connection.",
            >= 500 => $"The vendor failed. Run the step again later; quote request id {answer.RequestId ?? "(none)"} to its support.{said}",
            _ => $"The request was refused.{said}",
        };
    }

    // An inner exception's text could repeat an address or header; it is kept only where it holds no secret.
    private Exception? Scrubbed(Exception fault) => scrubber.Scrub(fault.ToString()) == fault.ToString() ? fault : null;
}
