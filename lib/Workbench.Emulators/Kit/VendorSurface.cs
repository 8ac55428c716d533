using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Kit;

/// <summary>Writes the vendor's own error answer for a fault.</summary>
/// <param name="status">429 or 500.</param>
/// <param name="retryAfter">The Retry-After to announce; null announces none.</param>
public delegate Task VendorErrorWriter(HttpContext http, int status, TimeSpan? retryAfter);

/// <summary>What a vendor brings to the kit.</summary>
public sealed record VendorSurface
{
    /// <summary>Maps the vendor's endpoints and middleware.</summary>
    public required Action<WebApplication, EmulatorContext> Map { get; init; }

    public required VendorErrorWriter WriteError { get; init; }

    /// <summary>Fills an empty state. Not called when the state file already holds one.</summary>
    public Action<EmulatorContext>? Seed { get; init; }

    /// <summary>Property names, at any depth, that a restored record cannot bring back; left out of the fingerprint.</summary>
    public IReadOnlySet<string> VolatileProperties { get; init; } = new HashSet<string>();

    /// <summary>A property that, when true, puts its object out of sight, at any depth; null when the vendor has none.</summary>
    public string? ArchivedProperty { get; init; }
}
