using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors;

/// <summary>How to reach one account of one vendor.</summary>
/// <param name="System">Connector name in the catalog, for example <c>ivinex</c>.</param>
/// <param name="BaseUrl">Root of the vendor's API for this account. HTTPS; plain HTTP is accepted for loopback only.</param>
/// <param name="Settings">Connector-specific settings by name; each connector documents its own.</param>
/// <param name="Secrets">Passwords and tokens by name.</param>
/// <param name="OperatorDirectory">Folder with the files that a person supplies where the API is silent; null where none are needed.</param>
public sealed record ConnectionProfile(
    string System,
    Uri BaseUrl,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<string, Secret> Secrets,
    string? OperatorDirectory)
{
    /// <summary>A setting, or null where the profile does not name it.</summary>
    public string? Setting(string name) => Settings.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A secret that the connector cannot work without.</summary>
    /// <exception cref="PlanException">The profile has no such secret.</exception>
    public Secret Secret(string name) => Secrets.TryGetValue(name, out var secret)
        ? secret
        : throw new PlanException($"The {System} connection has no secret '{name}'. Set it as an environment variable or user secret.");

    /// <summary>A setting that must be a number above zero.</summary>
    /// <exception cref="PlanException">It is something else.</exception>
    public double Positive(string name, double fallback)
    {
        if (Setting(name) is not { } text)
        {
            return fallback;
        }

        return double.TryParse(text, global::System.Globalization.CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && number > 0
            ? number
            : throw new PlanException($"Setting '{name}' of the {System} connection is '{text}'. Write a number above zero.");
    }

    /// <summary>A setting that must be <c>true</c> or <c>false</c>; false where it is missing.</summary>
    /// <exception cref="PlanException">It is something else.</exception>
    public bool Flag(string name) => Setting(name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw new PlanException($"Setting '{name}' of the {System} connection is '{text}'. Write true or false."),
    };
}
