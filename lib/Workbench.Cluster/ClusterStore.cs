using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Ledger.Postgres;

namespace Workbench.Cluster;

/// <summary>The database in which the workers find each other and what is to be done: Quartz.NET's own tables in a schema beside the ledgers.</summary>
/// <param name="connection">The connection string; a secret.</param>
public sealed class ClusterStore(Secret connection)
{
    private const string Schema = "workbench_cluster";

    /// <summary>A member that takes up work once it is started.</summary>
    /// <param name="instance">Tells it from every other one, also from an earlier one on the same machine.</param>
    /// <exception cref="PlanException">The connection string cannot be read.</exception>
    /// <exception cref="LedgerException">The database cannot be reached.</exception>
    internal Task<IScheduler> OpenMemberAsync(string instance, WorkerTerms terms, WorkerSurface surface, CancellationToken cancellation) =>
        OpenAsync(instance, terms, builder => builder.Services.AddSingleton(surface), cancellation);

    /// <summary>Does something as somebody who asks for work or looks at it, and takes up none.</summary>
    /// <exception cref="PlanException">The connection string cannot be read.</exception>
    /// <exception cref="LedgerException">The database cannot be reached, or its tables cannot be read or written.</exception>
    internal async Task<T> VisitAsync<T>(Func<IScheduler, Task<T>> visit, CancellationToken cancellation)
    {
        try
        {
            var scheduler = await OpenVisitorAsync(cancellation);
            try
            {
                return await visit(scheduler);
            }
            finally
            {
                await scheduler.Shutdown(false, CancellationToken.None);
            }
        }
        catch (Exception failure) when (failure is SchedulerException || ServerFailure.Is(failure))
        {
            throw new LedgerException(
                $"What the workers have to do cannot be read or written ({failure.Message}). See that PostgreSQL runs and that the user owns the schema {Schema}.", failure)
            {
                IsAway = ServerFailure.IsAway(failure),
            };
        }
    }

    private Task<IScheduler> OpenVisitorAsync(CancellationToken cancellation) =>
        OpenAsync(string.Create(CultureInfo.InvariantCulture, $"visitor-{Environment.MachineName}-{Environment.ProcessId}"), new WorkerTerms(), static _ => { }, cancellation);

    private async Task<IScheduler> OpenAsync(string instance, WorkerTerms terms, Action<IQuartzBuilder> services, CancellationToken cancellation)
    {
        var settings = new PostgresPlace(connection, Schema).ConnectionFor("workbench cluster").Reveal();
        await MakeSchemaAsync(settings, cancellation);
        return await QuartzSchedulerBuilder.Create(builder =>
        {
            services(builder);
            builder.ConfigureScheduler(options =>
            {
                options.InstanceName = "workbench";
                options.InstanceId = instance;
                options.IdleWaitTime = terms.Look;
                options.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            builder.UseDefaultThreadPool(terms.MostJobs);
            builder.UsePersistentStore(store =>
            {
                store.UsePostgres(settings);
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.RecoverFiringsCancelledByShutdown = true;
                    options.DbRetryInterval = terms.CheckIn;

                    // A step for which nobody was free in its first minute is handed out only after this look has found it.
                    options.MisfireHandlerFrequency = terms.Look;
                });
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = terms.CheckIn;
                    cluster.CheckinMisfireThreshold = terms.CheckIn * 2;
                });
            });
        }).BuildScheduler(cancellation);
    }

    private static async Task MakeSchemaAsync(string connection, CancellationToken cancellation)
    {
        try
        {
            await using var open = new NpgsqlConnection(connection);
            await open.OpenAsync(cancellation);

            // Several may come to a new database at once: the lock is held until what it guards is there for all to see.
            await using var command = new NpgsqlCommand(
                $"BEGIN; SELECT pg_advisory_xact_lock(hashtext('{Schema}')); CREATE SCHEMA IF NOT EXISTS {Schema}; COMMIT", open);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (Exception failure) when (ServerFailure.Is(failure))
        {
            throw new LedgerException($"The cluster's database cannot be reached ({failure.Message}). See that PostgreSQL runs and that the user may make a schema in it.", failure)
            {
                IsAway = ServerFailure.IsAway(failure),
            };
        }
    }
}
