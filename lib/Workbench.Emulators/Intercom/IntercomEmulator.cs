using Microsoft.AspNetCore.Builder;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Intercom's REST API, version 2.16, as far as a migration uses it.</summary>
public static class IntercomEmulator
{
    /// <summary>Starts an Intercom workspace on 127.0.0.1.</summary>
    /// <param name="settings">Null takes the defaults.</param>
    /// <param name="seed">What an empty workspace is filled with; null takes <see cref="IntercomSeed.Default"/>.</param>
    public static Task<RunningEmulator> StartAsync(
        EmulatorOptions options, IntercomSettings? settings = null, IntercomSeed? seed = null, CancellationToken cancellationToken = default)
    {
        settings ??= new IntercomSettings();
        IntercomAnswers? answers = null;
        var surface = new VendorSurface
        {
            Seed = context => new Seeding(new IntercomWorkspace(context, settings)).Fill(seed ?? IntercomSeed.Default),
            Map = (app, context) => Map(app, new IntercomWorkspace(context, settings), answers = new IntercomAnswers(context, settings)),
            WriteError = (http, status, retryAfter) => answers!.WriteFaultAsync(http, status, retryAfter),
            ArchivedProperty = "archived",
            VolatileProperties = new HashSet<string>
            {
                "updated_at", "last_replied_at", "last_contacted_at", Searching.VisibleFrom, Conversations.Refused,
            },
        };
        return EmulatorHost.StartAsync(options, surface, cancellationToken);
    }

    private static void Map(WebApplication app, IntercomWorkspace workspace, IntercomAnswers answers)
    {
        var loopback = new LoopbackFiles(EmulatorHost.Loopback(app));
        app.Lifetime.ApplicationStopped.Register(loopback.Dispose);
        var routes = new IntercomRoutes(app, workspace, answers, loopback);
        var files = new Files(workspace);
        var contacts = new ContactBook(workspace);
        var companies = new CompanyBook(workspace);
        var threads = new Threads(workspace, files);
        var conversations = new ConversationBook(workspace, threads);
        var tickets = new TicketBook(workspace, threads);
        files.Map(app);
        new Teammates(workspace).Map(routes);
        new Contacts(workspace, contacts, conversations).Map(routes);
        new ContactState(workspace, contacts).Map(routes);
        new ContactLinks(workspace, contacts, companies).Map(routes);
        new Companies(workspace, companies, contacts).Map(routes);
        new CompanyScroll(workspace, companies).Map(routes);
        new Notes(workspace, contacts).Map(routes);
        new Tags(workspace, companies).Map(routes);
        new DataAttributes(workspace).Map(routes);
        new ConversationAttributes(workspace).Map(routes);
        new Conversations(workspace, conversations, threads, contacts).Map(routes);
        new ConversationReplies(workspace, conversations, threads, contacts).Map(routes);
        new ConversationState(workspace, conversations, threads).Map(routes);
        new ConversationMembers(workspace, conversations, contacts).Map(routes);
        new ConversationConversion(workspace, conversations, tickets, threads).Map(routes);
        new TicketTypes(workspace).Map(routes);
        new Tickets(workspace, tickets, contacts).Map(routes);
        new TicketUpdates(workspace, tickets, threads).Map(routes);
        new TicketReplies(workspace, tickets, threads, contacts).Map(routes);
        new TicketLinks(tickets, conversations).Map(routes);
        new Jobs(workspace, tickets, contacts).Map(routes);
        new Messages(workspace, contacts, conversations).Map(routes);
        new HelpCenters(workspace).Map(routes);
        new HelpCollections(workspace).Map(routes);
        var images = new ArticleImages(workspace);
        images.Map(app);
        new Articles(workspace, images).Map(routes);
        new InternalArticles(workspace, images).Map(routes);
        new CustomObjects(workspace).Map(routes);
        app.MapFallback(http => answers.WriteAsync(http, IntercomProblem.NotFound()));
    }
}
