# One container with everything: the app and the embedded Supabase, data in the volume /data.
# Not built by our own checks (they run where there is no Docker): whoever builds it first, please tell.
#
#   docker build -t vicina . && docker run -p 3000:3000 -v vicina:/data vicina
#
# With SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY set it uses that Supabase instead.

FROM node:24-slim AS build
WORKDIR /vicina
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Writes the build with the stamp by which `npm run up` knows it is of these sources, and starts nothing.
RUN npm run up -- --build-only

FROM node:24-slim
ENV NODE_ENV=production VICINA_DATA=/data HOST=0.0.0.0
WORKDIR /vicina
COPY --from=build --chown=node:node /vicina ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(({ok}) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Without npm, which writes beside itself: the root may be read-only (docs/deploy/compose.yaml).
CMD ["node", "src/commands/bootstrap.mjs", "up"]
