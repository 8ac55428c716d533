using Workbench.Cli.Running;
using Workbench.Core.Files;
using Workbench.Emulators;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Map.Validation;
using Workbench.Pipeline.Routes;

namespace Workbench.Cli.Demo;

/// <summary>Writes the demo's migration folder: the same files a real migration has, pointing at the emulators of this run.</summary>
internal static class DemoMigration
{
    public static async Task WriteAsync(DemoOptions options, Route route, DemoVendors vendors, CancellationToken cancellation)
    {
        await RequireOwnLedgerAsync(options, cancellation);
        Directory.CreateDirectory(options.Output);
        OwnFiles.Require(options.Output);
        MigrationFolder.CopyNotebooks(options.Output);
        await PlanFormat.WriteSchemaAsync(options.Output, cancellation);
        await vendors.Source.WriteOperatorFilesAsync(Path.Combine(options.Output, "operator"), cancellation);
        await new MigrationFile(
            options.Route,
            "Demo organization",
            new Dictionary<string, EnvironmentFile>
            {
                [OpenMigration.Rehearsal] = new(AccountOf(vendors.Source), AccountOf(vendors.Rehearsal)),
                [OpenMigration.Production] = new(AccountOf(vendors.Source), AccountOf(vendors.Production)),
            },
            options.TimeFactor,
            options.Seed,
            // Inside the folder: what somebody tries out in one demo never changes another.
            Choices: "choices",
            Mask: options.Mask,
            Ledger: options.Ledger).WriteAsync(options.Output, cancellation);
        SetSecrets(OpenMigration.Rehearsal, route.Source, vendors.Source);
        SetSecrets(OpenMigration.Production, route.Source, vendors.Source);
        SetSecrets(OpenMigration.Rehearsal, route.Destination, vendors.Rehearsal);
        SetSecrets(OpenMigration.Production, route.Destination, vendors.Production);
    }

    /// <summary>A demo that is run again goes on with its own ledgers, and with nobody else's.</summary>
    private static async Task RequireOwnLedgerAsync(DemoOptions options, CancellationToken cancellation)
    {
        var isAgain = File.Exists(Path.Combine(options.Output, MigrationFile.FileName))
            && (await MigrationFile.ReadAsync(options.Output, cancellation)).Ledger == options.Ledger;
        if (!isAgain)
        {
            new LedgerPlaces(options.Output, options.Ledger, SecretSource.FromMachine()).RequireUnused();
        }
    }

    private static AccountFile AccountOf(EmulatedAccount account) => new(account.BaseUrl, account.Settings);

    /// <summary>A secret that a person has set stays: the demo then fails with the vendor's own refusal, as a wrong credential should.</summary>
    private static void SetSecrets(string environment, string system, EmulatedAccount account)
    {
        foreach (var (name, value) in account.Secrets)
        {
            if (SecretSource.FromMachine().Find(environment, system, name) is null)
            {
                Environment.SetEnvironmentVariable(SecretSource.NameOf(environment, system, name), value);
            }
        }
    }
}
