using Microsoft.AspNetCore.Builder;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>Gorgias' REST API as far as a migration uses it: developers.gorgias.com, read in 2026, and clients of the real API.</summary>
public static class GorgiasEmulator
{
    /// <summary>Starts a Gorgias account on 127.0.0.1.</summary>
    /// <param name="settings">Null takes the defaults.</param>
    /// <param name="seed">What an empty account is filled with; null takes <see cref="GorgiasSeed.Default"/>.</param>
    public static Task<RunningEmulator> StartAsync(
        EmulatorOptions options, GorgiasSettings? settings = null, GorgiasSeed? seed = null, CancellationToken cancellationToken = default)
    {
        settings ??= new GorgiasSettings();
        GorgiasAnswers? answers = null;
        var surface = new VendorSurface
        {
            Seed = context => new Seeding(new GorgiasState(context, settings)).Fill(seed ?? GorgiasSeed.Default),
            Map = (app, context) => Map(app, new GorgiasState(context, settings), answers = new GorgiasAnswers(context, settings)),
            WriteError = (http, status, retryAfter) => answers!.WriteFaultAsync(http, status, retryAfter),
            ArchivedProperty = "archived",
            VolatileProperties = new HashSet<string> { "updated_datetime", "data_version", "value_id" },
        };
        return EmulatorHost.StartAsync(options, surface, cancellationToken);
    }

    private static void Map(WebApplication app, GorgiasState state, GorgiasAnswers answers)
    {
        var routes = new GorgiasRoutes(app, state, answers, new GorgiasAccess(state));
        var listing = new Listing(state.Store);
        var users = new UserBook(state);
        var customers = new CustomerBook(state);
        var tags = new TagBook(state);
        var tickets = new TicketBook(state, customers, users, tags);
        var files = new Files(state);
        var messages = new MessageBook(state, customers, users, files);
        var filters = new ViewFilters(tags);
        var form = new TicketForm(state, tickets, customers, users, tags);
        new OAuth(state, answers).Map(app);
        new Account(state, listing).Map(routes);
        new Users(state, listing, users).Map(routes);
        new Teams(state, listing, users).Map(routes);
        new Tags(state, listing, tags, tickets).Map(routes);
        new FieldDefinitions(state, listing).Map(routes);
        new CustomerMerge(state, customers, tickets).Map(routes);
        new Customers(state, listing, customers).Map(routes);
        new Tickets(state, listing, tickets, form, messages, new Automation(state, tags), filters).Map(routes);
        new TicketTags(state, tickets, tags).Map(routes);
        new Messages(state, listing, tickets, messages).Map(routes);
        files.Map(app, routes);
        new Surveys(state, listing).Map(routes);
        new Events(state, listing).Map(routes);
        new Configuration(state, listing, tickets, filters).Map(routes);
        new Jobs(state, listing, tickets, filters).Map(routes);
        new Search(state).Map(routes);
        routes.MapRest();
    }
}
