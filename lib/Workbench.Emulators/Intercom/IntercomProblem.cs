using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>How an error answer carries its request id; the vendor is not consistent.</summary>
internal enum RequestIdShape
{
    Uuid,
    Null,
    Absent,
}

/// <summary>An error answer of the vendor. Thrown, it undoes what the request has stored so far.</summary>
internal sealed class IntercomProblem(int status, string code, string message, string? field = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public RequestIdShape RequestId { get; init; }

    /// <summary>The canonical contact of a merged one.</summary>
    public string? Link { get; init; }

    public static IntercomProblem Invalid(string message, string? field = null) => new(400, "parameter_invalid", message, field);

    public static IntercomProblem Missing(string message) => new(400, "parameter_not_found", message);

    public static IntercomProblem NotFound(string message = "Resource Not Found") => new(404, "not_found", message);

    public static IntercomProblem UserNotFound() => NotFound("User Not Found");

    public static IntercomProblem CompanyNotFound() => new(404, "company_not_found", "Company Not Found");

    public JsonObject Envelope(Func<string> newRequestId)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = Message };
        if (field is not null)
        {
            error["field"] = field;
        }
        var envelope = new JsonObject { ["type"] = "error.list" };
        if (RequestId != RequestIdShape.Absent)
        {
            envelope["request_id"] = RequestId == RequestIdShape.Null ? null : newRequestId();
        }
        envelope["errors"] = new JsonArray(error);
        return envelope;
    }
}
