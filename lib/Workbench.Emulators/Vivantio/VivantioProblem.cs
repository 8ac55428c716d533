namespace Workbench.Emulators.Vivantio;

/// <summary>The vendor's kinds of error, with its codes (apiexamples, Enums.cs).</summary>
internal enum VivantioProblemType
{
    Unknown,
    FieldMissing,
    FieldInvalid,
    ItemNotFound,
    ItemNotValidForAction,
    ItemPermissionDeniedForAction,
}

/// <summary>A call that failed; it is answered under HTTP 200.</summary>
internal sealed class VivantioProblemException(VivantioProblemType type, string? field, string message) : Exception(message)
{
    public VivantioProblemType Type { get; } = type;

    public string? Field { get; } = field;

    public static VivantioProblemException Missing(string field) =>
        new(VivantioProblemType.FieldMissing, field, $"{field} is required.");

    public static VivantioProblemException Invalid(string field) =>
        new(VivantioProblemType.FieldInvalid, field, $"{field} is not valid.");
}
