# Everything that people type. Variables given here reach the scripts and the containers through the environment:
# make up FEED=simulator STATION_CODES='*'
.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-print-directory

# The stand-ins that `make base-images` made; an image of your own (JDK_IMAGE=...) wins.
-include .base-images.mk
ifdef JDK_IMAGE
export JDK_IMAGE
endif
ifdef JRE_IMAGE
export JRE_IMAGE
endif
ifdef PROMETHEUS_IMAGE
export PROMETHEUS_IMAGE
endif
ifdef ALERTMANAGER_IMAGE
export ALERTMANAGER_IMAGE
endif
ifdef GRAFANA_IMAGE
export GRAFANA_IMAGE
endif
ifdef KAFKA_UI_IMAGE
export KAFKA_UI_IMAGE
endif

.PHONY: help up images down clean logs ps results raw dead-letters topics demo test test-web fuzz test-stack test-guarantees bench test-bench bench-check bench-jmh bench-viewers bench-memory bench-batch bench-build bench-archive settings pictures reset-checkpoint doctor base-images images-multi help-all

# Two hashes begin the line of a target that everybody needs, three that of one for people who change the project.
help: ## list these targets
	@awk -F ':[^#]*## ' '/^[a-z-]+:[^#]*## / {printf "  make %-18s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

help-all: ## list all targets, also those for people who change the project
	@awk -F ':[^#]*###* ' '/^[a-z-]+:[^#]*###* / {printf "  make %-18s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

up: ## build and start the containers, show the first results (FEED=simulator: a feed made here; MONITORING=on: dashboards, alerts; TOOLS=on: a topic browser)
	@scripts/up.sh

images: ## build the images alone
	@scripts/images.sh

images-multi: ### build the images for amd64 and arm64 (REGISTRY=ghcr.io/someone/velib: and push them there)
	@scripts/images-multi.sh

down: ## stop and remove the containers; the data stays
	@scripts/docker-do.sh down --remove-orphans

clean: ## stop and remove the containers, and remove the data and the images too
	@scripts/docker-do.sh down --remove-orphans --volumes --rmi all

logs: ## follow what every container says
	@scripts/docker-do.sh logs --follow --tail 100

ps: ## list the containers and their health
	@scripts/docker-do.sh ps --all

results: ## read the totals by postcode as they change (Ctrl-C ends)
	@scripts/kafka-tool.sh results

raw: ## read the stations' statuses as they come from the feed (Ctrl-C ends)
	@scripts/kafka-tool.sh raw

dead-letters: ## read the messages that could not be counted (Ctrl-C ends)
	@scripts/kafka-tool.sh dead-letters

topics: ## list the topics with their settings
	@scripts/kafka-tool.sh topics

demo: ## run the whole pipeline without Docker (RUN_FOR=60: end by itself after a minute)
	@scripts/demo.sh

test: ## build everything and run all tests that need no Docker
	scripts/maven.sh verify

test-web: ### lint, type-check and test the live page's scripts (needs npm)
	@scripts/web-checks.sh

fuzz: ### send a million damaged messages through parser and job (MESSAGES=30000 SEED=1: fewer, chosen by that seed)
	scripts/maven.sh -q verify -pl spark-consumer -am -Dtest=FuzzedStatusesTest -Dit.test=FuzzIT \
		-Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
		-Dvelib.fuzz.messages=$(or $(MESSAGES),1000000) -Dvelib.fuzz.seed=$(or $(SEED),$(shell date +%s))

test-stack: ### run the tests of the real containers
	scripts/maven.sh verify -P stack -pl stack-tests -am

test-guarantees: ### disturb the running containers and judge what comes out (KILLS=100 SEED=7: longer, in another order)
	scripts/maven.sh verify -P guarantees -pl stack-tests -am

# Builds what the benchmarks run, without tests and without checks of the code: make test-bench runs those.
bench-build:
	@scripts/maven.sh -q package -P 'benchmarks,!checks' -am -Dmaven.test.skip=true \
		-pl benchmarks/harness,benchmarks/jmh,kafka-init,pipeline-check,producer,dashboard,feed-simulator

bench-archive: bench-build
	@scripts/class-archive.sh

# ONLY is drain, latency or start; SIDES are listed in docs/benchmarks.md; TRIALS, MESSAGES, PARTITIONS, COMPRESSION
# (with MESSAGES: of the topic that is drained), STATIONS and SNAPSHOTS make a run smaller; RESULTS is another folder,
# so that a trial run or another machine's figures do not get into the report, and PAGE the page that is made of it,
# benchmarks.md in that folder by default.
bench: bench-archive ### measure the Spark job beside others, for hours (ONLY=latency SIDES=ours,streams-100: a part)
	@scripts/with-jdk.sh java -cp 'benchmarks/harness/target/app/*' velib.benchmarks.harness.Bench only=$(ONLY) sides=$(SIDES) \
		trials=$(TRIALS) messages=$(MESSAGES) partitions=$(PARTITIONS) compression=$(COMPRESSION) stations=$(STATIONS) \
		snapshots=$(SNAPSHOTS) results=$(RESULTS) page=$(PAGE)

test-bench: ### test the benchmarks: each side on a real broker, and the report
	scripts/maven.sh verify -P benchmarks -pl benchmarks/harness,benchmarks/jmh,producer,dashboard,feed-simulator -am -Dtest='velib.benchmarks.**.*Test' \
		-Dit.test='SidesIT,ViewersIT,MemoryIT' -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

bench-check: bench-archive ### fail when the job has become slower beside the others (RECORD=yes: record lower ratios)
	@scripts/with-jdk.sh java -cp 'benchmarks/harness/target/app/*' velib.benchmarks.harness.BenchCheck \
		record=$(RECORD)

bench-jmh: bench-build ### measure parser and state encoding alone, with what they allocate
	@mkdir -p benchmarks/results
	@scripts/with-jdk.sh java -cp 'benchmarks/jmh/target/app/*' org.openjdk.jmh.Main -prof gc \
		-rf json -rff benchmarks/results/jmh.json $(JMH)

bench-viewers: bench-build ### measure the live page with 2,000 viewers (VIEWERS=500 UPDATES=20: that many)
	@scripts/with-jdk.sh java -cp 'benchmarks/harness/target/app/*' velib.benchmarks.harness.ViewersBench \
		viewers=$(VIEWERS) updates=$(UPDATES) results=$(RESULTS) page=$(PAGE)

bench-memory: bench-archive ### measure what each program takes under load (SPARK_HEAP=512m: and whether that is enough)
	@scripts/with-jdk.sh java -cp 'benchmarks/harness/target/app/*' velib.benchmarks.harness.MemoryBench \
		messages=$(MESSAGES) polls=$(POLLS) results=$(RESULTS) page=$(PAGE)

bench-batch: ### measure what a small batch costs with each engine (SNAPSHOTS=300 ROUNDS=3 ENGINES=spark: this many, these)
	scripts/maven.sh -q verify -pl spark-consumer -am -Dtest=none -Dit.test=BatchCostIT \
		-Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
		-Dvelib.batch.snapshots=$(or $(SNAPSHOTS),300) -Dvelib.batch.rounds=$(or $(ROUNDS),3) \
		-Dvelib.batch.engines=$(or $(ENGINES),small-batches,spark)

settings: ### bring docs/settings.md up to date with the settings that the code declares
	@scripts/maven.sh -q test -P '!checks' -pl stack-tests -am -Dtest=SettingsPageTest \
		-Dsurefire.failIfNoSpecifiedTests=false -Dvelib.write.settings=true

pictures: ### make the README's pictures again, with chromium
	@scripts/pictures.sh

reset-checkpoint: ## let the Spark job start over and read the whole topic again
	@scripts/reset-checkpoint.sh

doctor: ## look at everything the pipeline needs and say what is wrong, whether it runs or not
	@scripts/doctor.sh

base-images: ## make stand-ins for the public images from Debian packages, if no image registry can be reached
	@scripts/without-registry/base-images.sh
