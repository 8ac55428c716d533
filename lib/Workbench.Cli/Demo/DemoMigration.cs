using System.Globalization;
using Workbench.Cli.Running;
using Workbench.Emulators.Ivinex;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Demo;

/// <summary>Writes the demo's migration folder: the same files a real migration has, pointing at the emulators of this run.</summary>
internal static class DemoMigration
{
    public static async Task WriteAsync(DemoOptions options, DemoVendors vendors, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Output);
        MigrationFolder.CopyNotebooks(options.Output);
        await OperatorFiles.WriteAsync(vendors.Account, DemoAccounts.Ivinex, Path.Combine(options.Output, "operator"), cancellation);
        await new MigrationFile(
            options.Route,
            "Demo organization",
            new Dictionary<string, EnvironmentFile>
            {
                [OpenMigration.Rehearsal] = new(Source(options, vendors), Destination(options, vendors, vendors.Rehearsal.BaseAddress)),
                [OpenMigration.Production] = new(Source(options, vendors), Destination(options, vendors, vendors.Production.BaseAddress)),
            },
            options.TimeFactor,
            options.Seed).WriteAsync(options.Output, cancellation);
        SetSecret("REHEARSAL_INTERCOM_TOKEN", DemoAccounts.Intercom("rehearsal").AccessToken);
        SetSecret("PRODUCTION_INTERCOM_TOKEN", DemoAccounts.Intercom("production").AccessToken);
        SetSecret("IVINEX_PASSWORD", DemoAccounts.Ivinex.Password);
    }

    private static AccountFile Source(DemoOptions options, DemoVendors vendors) => new(
        new Uri(vendors.Source.BaseAddress, "API/"),
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["user"] = DemoAccounts.Ivinex.UserName,
            ["zone"] = DemoAccounts.Ivinex.TimeZone,
            ["requestsPerSecond"] = Number(10 * options.TimeFactor),
            ["allowLoopback"] = "true",
        });

    private static AccountFile Destination(DemoOptions options, DemoVendors vendors, Uri address) => new(
        address,
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["windowSeconds"] = Number(10 / options.TimeFactor),
            ["searchLagSeconds"] = Number(120 / options.TimeFactor),
            ["customObjectTypes"] = string.Join(',', vendors.Account.CustomTabs.Select(tab => $"{tab.Name}:{DemoAccounts.ReferenceName(tab.Name)}")),
            ["allowLoopback"] = "true",
        });

    /// <summary>A secret that a person has set stays: the demo then fails with the vendor's own refusal, as a wrong credential should.</summary>
    private static void SetSecret(string name, string value)
    {
        if (Environment.GetEnvironmentVariable("WORKBENCH_" + name) is null)
        {
            Environment.SetEnvironmentVariable("WORKBENCH_" + name, value);
        }
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
